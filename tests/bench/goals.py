"""How a figure stands beside its goal."""


def at_most(what: str, found: float, most: float, unit: str) -> str:
    return _line(what, f"{found:.4g} {unit}", f"at most {most} {unit}", found <= most)


def at_least(what: str, found: float, least: float) -> str:
    """For shares, between 0 and 1."""
    return _line(what, f"{found:.1%}", f"at least {least:.0%}", found >= least)


def _line(what: str, found: str, goal: str, met: bool) -> str:
    return f"- {what}: {found}, goal {goal}: {'met' if met else 'NOT met'}."
