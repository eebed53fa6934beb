"""The people of the case, named by role and city. Those with a login appear on the sign-in page's panel where it names them."""

from mentorship.case.shapes import Person


def official(key: str, name: str, profession: str, town: str, login: bool = False) -> Person:
    """Someone who works for a city."""
    return Person(key, name, profession, f"city-{town}", town, login)


PEOPLE = (
    Person("manager", "Programme manager, UCLG", "programme manager", "uclg", login=True),
    Person("broker", "Broker, UCLG", "programme manager at the time", "uclg", login=True),
    Person("funder", "Programme officer, Cities Alliance", "programme officer", "cities-alliance", login=True),
    Person("association", "Association officer, NALAO", "association officer", "nalao", login=True),
    Person("officer.alan", "Association officer, ALAN", "association officer", "alan"),
    Person("adviser", "Consultant, Johannesburg", "consultant", "consultancy", login=True),
    Person("institute", "Learning officer, MILE", "learning officer", "mile", "ethekwini"),
    official("lead.ethekwini", "Lead facilitator, eThekwini", "strategic planner", "ethekwini", True),
    official("planner.ethekwini", "Lead planner, eThekwini", "town planner", "ethekwini", True),
    official("facilitator.ethekwini", "Facilitator, eThekwini", "facilitator", "ethekwini", True),
    official("trainer.ethekwini", "Training facilitator, eThekwini", "facilitator", "ethekwini", True),
    official("host.ethekwini", "Host planner, eThekwini", "town planner", "ethekwini", True),
    official("mayor.ethekwini", "Mayor, eThekwini", "mayor", "ethekwini"),
    official("manager.ethekwini", "City manager, eThekwini", "city manager", "ethekwini"),
    official("lead.mzuzu", "Lead facilitator, Mzuzu", "town planner", "mzuzu", True),
    official("facilitator.mzuzu", "Facilitator, Mzuzu", "community development officer", "mzuzu", True),
    official("planner.mzuzu", "Planner, Mzuzu", "town planner", "mzuzu", True),
    official("support.mzuzu", "Support facilitator, Mzuzu", "environmental health officer", "mzuzu", True),
    official("former.mayor.mzuzu", "Former mayor, Mzuzu", "mayor", "mzuzu"),
    official("mayor.mzuzu", "Mayor, Mzuzu", "mayor", "mzuzu", True),
    official("ceo.mzuzu", "Chief executive officer, Mzuzu", "chief executive officer", "mzuzu"),
    official("lead.otjiwarongo", "Lead facilitator, Otjiwarongo", "strategic planner", "otjiwarongo", True),
    official("facilitator.otjiwarongo", "Facilitator, Otjiwarongo", "facilitator", "otjiwarongo", True),
    official("planner.otjiwarongo", "Planner, Otjiwarongo", "town planner", "otjiwarongo"),
    official("support.otjiwarongo", "Support facilitator, Otjiwarongo", "local economic development officer", "otjiwarongo"),
    official("mayor.otjiwarongo", "Mayor, Otjiwarongo", "mayor", "otjiwarongo"),
    official("ceo.otjiwarongo", "Chief executive officer, Otjiwarongo", "chief executive officer", "otjiwarongo"),
    official("lead.johannesburg", "Lead facilitator, Johannesburg", "strategic planner", "johannesburg", True),
    official("lead.lilongwe", "Lead facilitator, Lilongwe", "town planner", "lilongwe", True),
    official("planner.lilongwe", "Planner, Lilongwe", "town planner", "lilongwe"),
    official("ceo.lilongwe", "Chief executive officer, Lilongwe", "chief executive officer", "lilongwe"),
)
