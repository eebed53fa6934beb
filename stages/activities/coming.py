"""What is next and what was last, for the pages that show everything."""


def coming(user, limit=5):
    return []


def latest(partnership, limit=5):
    return []
