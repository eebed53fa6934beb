"""One line of the table."""


def row(name, value, unit, target):
    """``target`` is the most that the value may be."""
    return {"name": name, "value": round(value, 2), "unit": unit, "target": target, "ok": value <= target}
