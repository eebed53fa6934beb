"""What a view is given of a form."""

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict


def posted(fields):
    data = QueryDict(mutable=True)
    data.update({name: str(value) for name, value in fields.items()})
    return data, MultiValueDict()
