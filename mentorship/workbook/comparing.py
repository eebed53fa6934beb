"""What is here, beside what a row says."""

from mentorship.workbook.kinds import shown


def same(old, new) -> bool:
    """Is it what is here already? Breaks between lines count as one, whoever wrote them."""
    if isinstance(old, str) and isinstance(new, str):
        return old.replace("\r\n", "\n").strip() == new
    return old == new


def spoken(value):
    return shown(value) if value not in (None, "") else "–"


def precision_of(field, stored) -> str:
    """The column beside a day that says how exact it is, if there is one."""
    names = (f"{field}_precision", f"{field.removesuffix('_on')}_precision")
    return next((name for name in names if name in stored), "")
