"""What a view is given of a form."""

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict


def posted(fields):
    data = QueryDict(mutable=True)
    data.update(fields)
    return data, MultiValueDict()
