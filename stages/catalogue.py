"""The five stages as data: what each is for, and what it should have before a partnership moves on.

Source: the study's model of city-to-city mentorship (stages and findings F1 to F10); the criteria are ours.
The model describes, it does not command: a missing criterion never forbids a move, it is answered with a reason.
"""

from dataclasses import dataclass


def gettext_noop(text: str) -> str:
    """Mark a text for translation; whoever shows it translates it."""
    return text


_ = gettext_noop


@dataclass(frozen=True)
class Criterion:
    """What a stage should have. Met when ``fact`` has at least ``number`` pieces of evidence, or when someone attests it.

    ``attested`` names the sides whose lead must say so; it is empty where the log itself gives the answer.
    """

    key: str
    title: str
    why: str
    finding: str
    expected: bool
    fact: str = ""
    number: int = 1
    attested: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stage:
    key: str
    number: int
    title: str
    purpose: str
    criteria: tuple[Criterion, ...] = ()


MENTOR, MENTEE = "mentor", "mentee"

QUIET_AFTER, GONE_AFTER = 180, 365
"""Days without any contact after which a partnership is going quiet, and gone quiet, unless it set its own (ours; the study names none)."""

COURTSHIP = Stage(
    "courtship",
    1,
    _("Courtship and acclimatisation"),
    _("Mentor and mentee find out whether they can work together, and get to know each other's city."),
    (
        Criterion(
            "mentor-visit",
            _("The mentor has visited the mentee's city, face to face"),
            _("Partnerships without such a visit felt less robust."),
            "F2",
            True,
            fact="mentor_visits",
        ),
        Criterion(
            "declared",
            _("Both cities declare that they want to learn together"),
            _("Courtship ends with this word; nobody else can give it."),
            "F1",
            True,
            attested=(MENTOR, MENTEE),
        ),
        Criterion("broker", _("A broker is named"), _("A broker matters most in this stage."), "F1", False, fact="brokers"),
        Criterion(
            "context",
            _("Both cities have written about their context"),
            _("Trust begins with knowing where the other comes from."),
            "F1",
            False,
            fact="context_sides",
            number=2,
        ),
        Criterion(
            "three-visits",
            _("Three exploratory visits, one for each purpose"),
            _("The documented good practice: present the model, see the lay of the land, settle the details."),
            "F2",
            False,
            fact="visit_purposes",
            number=3,
        ),
        Criterion(
            "terms",
            _("Terms of reference are agreed"),
            _("Expectations that are written down can be kept."),
            "F3",
            False,
            attested=(MENTOR,),
        ),
        Criterion(
            "soft-budget",
            _("The budget has lines for reconnaissance and for time together"),
            _("These are the costs that programmes forget."),
            "P2",
            False,
            fact="soft_lines",
            number=2,
        ),
    ),
)

INSPIRATION = Stage(
    "inspiration",
    2,
    _("Inspiration and reflection"),
    _("The mentee comes to the mentor's city and sees what really happened there. Trust is built here."),
    (
        Criterion(
            "mentee-visit",
            _("The mentee has visited the mentor's city"),
            _("What one has seen, one can judge."),
            "F5",
            True,
            fact="mentee_visits",
        ),
        Criterion(
            "closed-session",
            _("A closed session was held"),
            _("People speak their minds away from outsiders."),
            "F5",
            True,
            fact="closed_sessions",
        ),
        Criterion("site-visit", _("A site visit was made"), _("Projects on the ground convince more than slides."), "F5", True, fact="site_visits"),
        Criterion("social", _("There was time together that was not work"), _("Meals and bus rides build ties."), "F4", False, fact="social_time"),
        Criterion(
            "failure-told",
            _("Something that failed was told"),
            _("A mentor who tells only of success is not believed."),
            "F3",
            False,
            attested=(MENTEE,),
        ),
        Criterion(
            "reflected",
            _("The mentee's team has reflected on what it saw"),
            _("Inspiration without reflection does not last."),
            "F5",
            False,
            attested=(MENTEE,),
        ),
    ),
)

ADOPTION = Stage(
    "adoption",
    3,
    _("Adoption"),
    _("The mentee decides what to take, what to adapt and what to leave, with reasons of its own."),
    (
        Criterion(
            "decisions",
            _("Decisions on the method are made, with local reasons"),
            _("Nobody imports a model whole."),
            "F6",
            True,
            fact="decisions",
        ),
        Criterion(
            "leaders-briefed",
            _("A leader of the mentee city was briefed since the last change of leader"),
            _("Most such processes fail where leaders were not briefed."),
            "F7",
            True,
            fact="briefings",
        ),
        Criterion(
            "facilitators",
            _("Facilitators of the mentee city are named"),
            _("The mentee's own people will run the workshops."),
            "F8",
            True,
            fact="mentee_facilitators",
        ),
        Criterion(
            "not-as-is",
            _("Not everything is taken as it is"),
            _("What is not adapted does not take root."),
            "F6",
            False,
            fact="adapted",
        ),
    ),
)

IMPLEMENTATION = Stage(
    "implementation",
    4,
    _("Supported implementation"),
    _("The mentee's facilitators run the workshops themselves; the mentor supports from the background."),
    (
        Criterion(
            "mentee-workshop",
            _("A workshop was led by the mentee"),
            _("The mentor must step back."),
            "F8",
            True,
            fact="mentee_workshops",
        ),
        Criterion(
            "road-map",
            _("A road map exists, with a target that the mentee owns"),
            _("A vision needs a road, and the road an owner."),
            "F8",
            True,
            fact="owned_targets",
        ),
        Criterion(
            "stepped-back",
            _("The mentor leads a smaller share of the hours than in stage two"),
            _("The share that the mentee leads should grow."),
            "F8",
            False,
            fact="stepped_back",
        ),
        Criterion(
            "debriefing",
            _("A debriefing was held"),
            _("Suggestions belong after the workshop, not into it."),
            "F8",
            False,
            fact="debriefings",
        ),
        Criterion(
            "after-care-agreed",
            _("Contact in after-care is agreed"),
            _("Contact must outlive the project money."),
            "F9",
            False,
            attested=(MENTOR, MENTEE),
        ),
    ),
)

AFTER_CARE = Stage(
    "after-care",
    5,
    _("After-care"),
    _("The mentee owns the process; the mentor keeps in touch, for years. This stage has no exit."),
)

STAGES = (COURTSHIP, INSPIRATION, ADOPTION, IMPLEMENTATION, AFTER_CARE)
BY_KEY = {stage.key: stage for stage in STAGES}
CRITERIA = {criterion.key: criterion for stage in STAGES for criterion in stage.criteria}


def stage(key: str) -> Stage:
    """The stage of that key; raises ``KeyError`` for a stage that does not exist."""
    return BY_KEY[key]


def between(left: str, entered: str) -> tuple[Stage, ...]:
    """The stages whose gates a move passes: the one that is left and those that are skipped; none for a move back."""
    return STAGES[stage(left).number - 1 : stage(entered).number - 1]
