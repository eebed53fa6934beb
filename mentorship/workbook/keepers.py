"""Who keeps which sheet, in the order of the table."""

from mentorship.workbook import keepers_along, keepers_pairs, keepers_plan, keepers_sums, keepers_way, keepers_who

KEEPERS = (
    *(keepers_who.Cities, keepers_who.Organisations, keepers_who.Practitioners),
    *(keepers_pairs.Programmes, keepers_pairs.Partnerships, keepers_pairs.Memberships),
    *(keepers_way.Stays, keepers_way.Moves, keepers_way.Words),
    *(keepers_along.Activities, keepers_along.Parts, keepers_along.Attendances),
    *(keepers_plan.Promises, keepers_plan.Decisions, keepers_plan.Interests),
    *(keepers_sums.Lines, keepers_sums.Spendings, keepers_sums.Targets, keepers_sums.Readings),
)
