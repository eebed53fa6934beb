"""The frame around every page: where one can go, and whether there is something to log."""


def frame(request):
    return {}
