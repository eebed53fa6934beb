"""Questions to think about, stage by stage, in our own words (finding F5; the stages' purposes are in the catalogue)."""

from dataclasses import dataclass

from stages.catalogue import ADOPTION, AFTER_CARE, COURTSHIP, IMPLEMENTATION, INSPIRATION, gettext_noop

_ = gettext_noop


@dataclass(frozen=True)
class Prompt:
    key: str
    text: str


PROMPTS: dict[str, tuple[Prompt, ...]] = {
    COURTSHIP.key: (
        Prompt("first-surprise", _("What did you see in the other city that surprised you?")),
        Prompt("own-city-shown", _("What did you learn about your own city by showing it to others?")),
        Prompt("unsaid-hopes", _("What do you hope for that nobody has said aloud yet?")),
        Prompt("at-ease", _("When did you feel at ease with the others, and when not?")),
        Prompt("doubts", _("What makes you doubt that this can work?")),
    ),
    INSPIRATION.key: (
        Prompt("stayed-with-you", _("What did you see that stays with you?")),
        Prompt("at-home", _("What would it take to do this at home?")),
        Prompt("seen-own-city", _("What do you see in your own city now that you did not see before?")),
        Prompt("not-for-us", _("What works there and would not work for you? Why?")),
        Prompt("asked-twice", _("What would you ask your hosts if nobody else were listening?")),
    ),
    ADOPTION.key: (
        Prompt("what-to-change", _("What did you change so that it fits your city?")),
        Prompt("who-resists", _("Who is not convinced yet, and what do they have reason to fear?")),
        Prompt("hard-to-tell", _("What was hard to tell your own leaders?")),
        Prompt("did-not-work", _("What did not work, and what did you do then?")),
    ),
    IMPLEMENTATION.key: (
        Prompt("own-voice", _("When did you lead, and how did the room answer?")),
        Prompt("help-too-much", _("Where was help too much, and where was there too little?")),
        Prompt("went-wrong", _("What went wrong, and what would you do next time?")),
        Prompt("learned-too", _("What did the mentor’s people learn from you?")),
        Prompt("tired", _("What tires you in this work, and what carries you?")),
    ),
    AFTER_CARE.key: (
        Prompt("what-lasts", _("What is still there of what you began together?")),
        Prompt("what-faded", _("What has faded, and does it matter?")),
        Prompt("whom-you-call", _("Whom in the other city would you call today, and about what?")),
        Prompt("pass-on", _("What would you tell the next city before it begins?")),
    ),
}
BY_KEY = {prompt.key: prompt for prompts in PROMPTS.values() for prompt in prompts}
