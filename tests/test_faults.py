"""The seeded faults can be planted: whoever changes a line that one of them changes is told at once, and not by the next long run."""

from .built_site import ROOT
from .faults.fault import faults


def test_every_fault_can_be_planted():
    amiss = []
    for fault in faults():
        try:
            fault.planted((ROOT / fault.file).read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            amiss.append(f"{fault.id}: {error}")
    assert amiss == []


def test_every_test_that_notices_a_fault_is_there():
    """Whoever gives a test another name is told at once too. What begins with a hyphen is an option of pytest."""
    gone = set()
    for named in {name for fault in faults() for name in fault.noticed_by if name[0] != "-"}:
        path, _, test = named.partition("::")
        is_there = (ROOT / path).exists() and (not test or f"def {test.partition('[')[0]}(" in (ROOT / path).read_text(encoding="utf-8"))
        if not is_there:
            gone.add(named)
    assert gone == set()
