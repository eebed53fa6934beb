"""What becomes of an entry that a phone sent: taken, with the page where it stands; or refused, with what to do."""

from dataclasses import dataclass

from django.urls import reverse


class Refused(Exception):
    """Nothing was kept; ``sentences`` say why, in words for its author. ``status``: 400 for what was typed, 409 for what came too late.

    ``fields``: name → the sentences that belong beside it; ``url``: a page where its author sees what stands there instead.
    """

    def __init__(self, sentences, status=400, *, fields=None, url=""):
        super().__init__()
        self.sentences, self.status = [str(each) for each in sentences], status
        self.fields, self.url = fields or {}, url

    @classmethod
    def by(cls, form, url=""):
        """For what a form says is wrong."""
        named = {name: [str(each) for each in errors] for name, errors in form.errors.items() if name in form.fields}
        said = [f"{form.fields[name].label}: {each}" if name in named else each for name, errors in form.errors.items() for each in errors]
        late = getattr(form, "is_stale", False)
        return cls(said, 409 if late else 400, fields=named, url=url)


@dataclass(frozen=True)
class Taken:
    """``title`` is empty for a text of the safe space: a phone keeps nothing of it once it is sent."""

    url: str
    title: str = ""

    @classmethod
    def as_activity(cls, activity):
        return cls(reverse("activity", args=[activity.pk]), str(activity)) if activity else cls("")
