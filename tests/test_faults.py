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
