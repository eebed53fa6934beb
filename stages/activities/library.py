"""What a plan can begin from: the design of something that was done before. Never who came, nor what was said."""

import datetime as dt
from dataclasses import dataclass, field

from participants.dates import Precision
from stages.activities.kinds import Delivery, LedBy, usual_delivery
from stages.activities.models import Activity

OF_A_PART = ("title", "day", "starts", "minutes", "instrument", "delivery", "led_by", "closed", "room", "kinds", "aims", "tools")


@dataclass(frozen=True)
class Design:
    """``parts``: the fields of each part, in order. ``key`` is empty for one that was copied from an activity."""

    title: str
    parts: tuple[dict, ...]
    key: str = ""
    about: str = ""
    purpose: str = ""
    social: str = ""
    like: int | None = field(default=None)

    @classmethod
    def of(cls, activity: Activity) -> "Design":
        """Its parts, aims and agenda. Who led by name stays behind: next time it may be somebody else."""
        parts = tuple({name: getattr(part, name) for name in OF_A_PART} for part in activity.parts.all())
        return cls(activity.title, parts, purpose=activity.purpose, social=activity.social, like=activity.pk)

    @property
    def written(self) -> list[dict]:
        """The parts as they are saved: texts of the library in the language of whoever takes them."""
        return [_plain(part) for part in self.parts]

    @property
    def first(self) -> dict:
        return self.written[0]

    @property
    def more(self) -> list[dict]:
        return self.written[1:]

    @property
    def days(self) -> int:
        return max(part["day"] for part in self.parts)

    @property
    def initial(self) -> dict:
        """What the form of a new plan shows of it."""
        shown = ("instrument", "minutes", "starts", "delivery", "led_by", "closed", "room")
        return {"title": str(self.title), "purpose": self.purpose, **{name: self.first[name] for name in shown}}

    def until(self, on: dt.date, precision: str) -> dt.date | None:
        """The last day of its programme; None for one day, or where the first one is not known to the day."""
        return on + dt.timedelta(self.days - 1) if self.days > 1 and precision == Precision.DAY else None


def _plain(part: dict) -> dict:
    whole = {"led_by": LedBy.TOGETHER, "closed": False, "room": "", "tools": "", "delivery": usual_delivery(part["instrument"]), **part}
    starts = whole["starts"]
    whole["starts"] = dt.time.fromisoformat(starts) if isinstance(starts, str) else starts
    return {**whole, "title": str(whole["title"]), "tools": str(whole["tools"]), "delivery": Delivery(whole["delivery"])}
