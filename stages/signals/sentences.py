"""What the signals say, in words. Each finding with what the study found, and one sentence for each case that ``findings.py`` knows."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Finding:
    """One finding of the study: its title, what was found, and the sentences by case. Values in sentences are filled in by name."""

    key: str
    title: str
    found: str
    says: dict[str, str]


FINDINGS = (
    Finding(
        "F1",
        _("A foundation for trust"),
        _("Trust needs a foundation laid in the courtship: a broker, acquaintance, a known context."),
        {
            "laid": _("A broker is named, both cities have written about their context, and people met face to face early on."),
            "early": _("The two cities have only just begun. It is too early to say whether the foundation is laid."),
            "lacking": _("The foundation is not complete. Still to come: %(lacking)s."),
        },
    ),
    Finding(
        "F2",
        _("Seeing the mentee’s city first"),
        _("Partnerships felt less robust where the mentor had not been to the mentee’s city before the programme began."),
        {
            "three": _("In %(years)s of courtship people from %(mentor)s visited %(mentee)s %(number)d times, for all three documented purposes."),
            "once": _("People from %(mentor)s visited %(mentee)s once during courtship. Three visits are the documented good practice."),
            "visited": _("People from %(mentor)s visited %(mentee)s %(number)d times during courtship."),
            "late": _(
                "In %(years)s of courtship no one from %(mentor)s went to %(mentee)s; the visits came afterwards."
                " Say what stood in the way, so that others can learn from it."
            ),
            "late, theirs": _(
                "In %(years)s of courtship people from %(mentee)s travelled %(trips)s, and no one from %(mentor)s went to %(mentee)s;"
                " the visits came afterwards."
                " Say what stood in the way, so that others can learn from it."
            ),
            "early": _("Nobody from %(mentor)s has been to %(mentee)s yet. Courtship has only just begun."),
            "none": _("No one from %(mentor)s has been to %(mentee)s yet. Plan a visit, or say why not."),
            "theirs": _(
                "No one from %(mentor)s has been to %(mentee)s in %(years)s of courtship; people from %(mentee)s travelled %(trips)s."
                " Plan a visit, or say why not."
            ),
        },
    ),
    Finding(
        "F3",
        _("Promises, and who facilitates"),
        _("Trust decides everything: promises kept by both sides, and peers rather than outside experts."),
        {
            "consultant": _("An outside expert leads this partnership’s work. The study found that trust grows between peers."),
            "late": _("Of what %(city)s promised, less than half was kept in time. Talk about what stands in the way."),
            "unknown": _("Nothing was led and no promise has fallen due yet."),
            "few": _("Only a few promises have fallen due so far, and not all were kept in time. That is too little to say more."),
            "peers": _("Peers lead the work. No promise has fallen due yet."),
            "kept": _("Peers lead the work, and what was promised is mostly kept in time."),
            "delivered": _("What was promised is mostly kept in time. Nothing was led yet."),
        },
    ),
    Finding(
        "F4",
        _("Time together that is not work"),
        _("Meals, bus rides and evenings build ties that meetings do not."),
        {
            "had": _("There was time together that was not work: %(number)s."),
            "planned": _("None was logged yet, but time together is planned."),
            "unknown": _("The two sides have not met face to face yet."),
            "none": _("People met %(number)s, and no meal, bus ride or evening together is logged or planned. Plan one, or log the one there was."),
        },
    ),
    Finding(
        "F5",
        _("A safe space"),
        _("People speak their minds away from outsiders, in rooms laid out for small groups."),
        {
            "had": _("A closed session was held %(number)s."),
            "unknown": _("No workshop, training or discussion is logged yet."),
            "none": _("Sessions were held, and none of them was closed to outsiders. Leave room for a frank talk at the next one."),
        },
    ),
    Finding(
        "F6",
        _("Adapt, do not import"),
        _("Nobody imports a model whole: each element is taken, adapted, set aside or added from home, with a local reason."),
        {
            "adapted": _("%(mentee)s decided on %(number)s, and not everything is taken as it is."),
            "all": _("%(mentee)s takes everything as it is: %(number)s. What is not adapted seldom takes root. Look at each element again."),
            "few": _("Only a few elements are decided on so far."),
            "unknown": _("%(mentee)s has not decided on the method yet; that belongs to adoption."),
            "none": _("No decision on the method is written down, although adoption is behind. Write down what was taken, adapted and set aside."),
        },
    ),
    Finding(
        "F7",
        _("Briefing the leaders"),
        _("Most such processes fail where the mentee’s leaders were not briefed before implementation."),
        {
            "briefed": _("A leader of %(mentee)s was briefed, and nobody has followed since."),
            "changed": _("A leader of %(mentee)s has changed since the last briefing. Brief the successor."),
            "none": _("No leader of %(mentee)s has been briefed. Brief them before the workshops begin."),
            "late": _("No leader of %(mentee)s has been briefed, although supported implementation has begun. Brief them now."),
            "unknown": _("No briefing is logged yet. It is needed before supported implementation."),
        },
    ),
    Finding(
        "F8",
        _("Stepping back"),
        _("In supported implementation the mentee’s own people facilitate; the mentor helps in the background."),
        {
            "unknown": _("This cannot be known yet: no workshop of supported implementation is logged."),
            "led": _("In supported implementation %(number)s not led by %(mentee)s. Let its own facilitators lead the next one."),
            "share": _("%(mentor)s leads as large a share of the hours as it did in inspiration. Step back a little further."),
            "together": _("The workshops so far were led by both together. Let %(mentee)s lead the next one on its own."),
            "back": _("%(mentee)s leads its own workshops, and %(mentor)s stays in the background."),
        },
    ),
    Finding(
        "F9",
        _("Contact that outlives the money"),
        _("Contact must be kept up for years, long after the project money has ended."),
        {
            "unknown": _("No contact is logged yet. The partnership has only just begun."),
            "agreed": _("The partnership rests by agreement."),
            "never": _("No contact is logged at all. A call counts as much as a visit."),
            "gone": _("There has been no contact for %(time)s. Somebody should call."),
            "quiet": _("It is going quiet: no contact for %(time)s. A call is enough."),
            "kept": _("The two sides are in touch."),
            "outlived": _("The two sides are in touch, and the funding has ended: the contact outlives the money."),
        },
    ),
    Finding(
        "F10",
        _("A few people hold it together"),
        _("A few trusted people hold it all together, and through them it spreads."),
        {
            "unknown": _("It is not known yet who has met whom: write down who came."),
            "left": _(
                "Those who had met each other have left: %(mentors)d of %(mentor)s and %(mentees)d of %(mentee)s are still here."
                " Bring the successors together."
            ),
            "one": _("On one side one person holds the tie: %(mentors)d of %(mentor)s, %(mentees)d of %(mentee)s. Bring a second one along."),
            "spread": _(
                "%(mentors)d people of %(mentor)s and %(mentees)d of %(mentee)s have met each other, and through them %(cities)s heard of it."
            ),
            "few": _("%(mentors)d people of %(mentor)s and %(mentees)d of %(mentee)s have met each other."),
        },
    ),
    Finding(
        "P1",
        _("Honest lengths of time"),
        _("Too short does not take root, too long tires people."),
        {
            "unknown": _("Nobody has said how long this stage should last."),
            "agreed": _("The partnership rests by agreement, and its time with it."),
            "long": _("This stage lasts longer than both sides expected. Talk about what it needs, or agree on a new date."),
            "short": _(
                "%(stage)s was left after %(time)s, where both sides had expected %(expected)s. Ask each other what is still missing from it;"
                " a partnership may also go back."
            ),
            "as expected": _("This stage is within the time that both sides expected."),
        },
    ),
    Finding(
        "P2",
        _("Money for time together"),
        _("Budgets forget reconnaissance and the ‘soft’ costs of time together."),
        {
            "unknown": _("No budget is written down yet."),
            "lacking": _("The budget has no money for: %(lacking)s. These are the lines that the study calls forgotten."),
            "there": _("The budget has money for reconnaissance and for time together."),
        },
    ),
    Finding(
        "P3",
        _("Designing the event"),
        _("Skilled facilitators, content that makes groups take part, and the room decide what people learn."),
        {
            "unknown": _("How people sat and took part at the sessions is not written down, so this cannot be known yet."),
            "rows": _("Most sessions were held in rows that face a speaker. Lay the next room out for small groups."),
            "told": _("In most sessions some showed and the others listened. Design the next one so that everyone takes part."),
            "unled": _("%(number)s planned within two weeks without anybody named to lead. Name a skilled facilitator in the programme."),
            "groups": _("Sessions were held in small groups or around one table."),
            "taking part": _("Sessions were designed so that groups take part."),
        },
    ),
    Finding(
        "P4",
        _("Trust between equals"),
        _("Planners trust planners: the professions on both sides should meet."),
        {
            "unknown": _("The professions of the people on both sides are not written down yet."),
            "equals": _("The two sides have a profession in common: %(shared)s."),
            "early": _("The two sides have no profession in common so far. They have only just begun, and others may join."),
            "apart": _("The two sides have no profession in common. Bring colleagues of the same trade together."),
        },
    ),
)
BY_KEY = {finding.key: finding for finding in FINDINGS}
