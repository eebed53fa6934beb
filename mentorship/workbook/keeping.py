"""How the rows of one sheet become records: read, recognised, compared, written; five hundred at a time."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from mentorship.workbook.comparing import precision_of, same, spoken
from mentorship.workbook.file import Formula
from mentorship.workbook.kinds import Dated, Odd, shown
from mentorship.workbook.outcome import CHANGED, CREATED, NOTE, SAME
from participants.dates import Basis

AT_ONCE = 500


class Refused(Exception):
    """A row cannot be taken: the field at which it is said, and the sentence."""

    def __init__(self, field, sentence):
        super().__init__(sentence)
        self.field = field


@dataclass
class Item:
    """One row on its way. ``values``: by field, what its cells mean; ``pk``: of the record that is here already."""

    row: int
    values: dict
    key: tuple = ()
    number: int = 1
    pk: int | None = None


class Keeper:
    """One sheet. A subclass says which records there are (``load``), what tells two rows apart (``key``), and what is its own."""

    sheet = None
    model = None
    fixed: tuple[str, ...] | None = ()
    """Fields that a workbook does not change once they are written; None: all of them."""
    fixed_because = ""

    def __init__(self, run):
        self.run, self.names = run, run.names
        self.known: dict[tuple, list[int]] = defaultdict(list)
        self.rows: Counter = Counter()
        self.first: dict[tuple, int] = {}
        self.stored = {field.name: field for field in self.model._meta.fields}

    # What a subclass says.

    def load(self):
        """Fill ``known`` and the labels with what is here already."""

    def place(self, item):
        """Turn words into records; set ``item.pk`` where more than a key tells which one it is. Raises ``Refused``, or ``Odd`` for a whole row."""

    def key(self, item) -> tuple:
        raise NotImplementedError

    def title(self, item) -> str:
        """How a sentence names the row."""
        return shown(" · ".join(str(item.values[each.field]) for each in self.sheet.columns if each.key and each.field in item.values))

    def check_new(self, item):
        """Raises ``Refused`` for what cannot be begun."""

    def check_change(self, record, item, changes):
        """Raises ``Refused`` for what cannot be changed."""
        for name in changes:
            if self.fixed is None or name in self.fixed:
                raise Refused(name, self.fixed_because)

    def made(self, item):
        """The record, not saved yet."""
        own = {self.attribute(name): value for name, value in item.values.items() if name in self.stored}
        record = self.model(**own)
        if "recorded_by" in self.stored:
            record.recorded_by = self.run.by
        return record

    def created(self, pairs):
        """After they are saved: pairs of record and item."""

    def met(self, record, item):
        """A record that a row led to, new or not: its labels. Gives the partnerships that it touches."""
        return ()

    def differ(self, record, item) -> dict:
        """Field → (old, new) of what the row says otherwise. An empty cell says nothing."""
        found = {}
        for name, value in item.values.items():
            if name in self.stored and not same(old := getattr(record, self.attribute(name)), value):
                found[name] = (old, value)
        return found

    def changed(self, record, item, changes):
        """Write what differs."""
        for name, (_old, value) in changes.items():
            setattr(record, self.attribute(name), value)
        if hasattr(record, "version"):
            record.version += 1  # an edit form opened before is stale now
        record._history_user = self.run.by
        self.check(record)
        record.save()

    def finish(self):
        """After all sheets: what rows of other sheets decide."""

    # How it goes.

    def attribute(self, name):
        return self.stored[name].attname

    def take(self, rows):
        """All rows of the sheet."""
        rows, done = iter(rows), 0
        while chunk := list(islice(rows, AT_ONCE)):
            items = [item for row in chunk if (item := self.read(row))]
            self.write(items)
            done += len(chunk)
            self.run.progress(self.sheet.name, done)

    def read(self, row) -> Item | None:
        item, well = Item(row.number, {}), True
        cells = {name.casefold(): value for name, value in row.cells.items()}
        for name, column in self.sheet.by_name.items():
            if name in cells:
                well &= self._read_cell(item, column, cells[name])
            elif column.key:
                self.run.refuse(self.sheet, row.number, column.name, _("Fill in this cell."))
                well = False
        if not well:
            self.lost(item)
        return self.recognised(item) if well else None

    def _read_cell(self, item, column, value) -> bool:
        try:
            if isinstance(value, Formula):
                raise Odd(_("This cell holds a formula. Copy it and paste it back as a value."))
            found = column.kind.read(value)
        except Odd as odd:
            self.run.refuse(self.sheet, item.row, column.name, odd)
            return False
        if isinstance(found, Dated):
            self._keep_day(item.values, column.field, found)
        else:
            item.values[column.field] = found
        return True

    def _keep_day(self, values, field, found):
        values[field] = found.day
        if name := precision_of(field, self.stored):
            values[name] = found.precision

    def recognised(self, item) -> Item | None:
        """With the records that its words lead to; None if it is refused."""
        try:
            self.place(item)
            item.key = (item.pk,) if item.pk else self.key(item)
            if self.sheet.once and item.key in self.first:
                raise Refused("", _("Row %(row)d says this already. Take one of the two out.") % {"row": self.first[item.key]})
        except (Refused, Odd) as refusal:
            self.refuse(item, refusal)
            return None
        self.rows[item.key] += 1
        item.number = self.rows[item.key]
        pks = self.known.get(item.key, ())
        item.pk = item.pk or (pks[item.number - 1] if item.number <= len(pks) else None)
        if item.number > 1 and not item.pk:
            sentence = _("Row %(row)d says the same. This is taken for a second one.") % {"row": self.first[item.key]}
            self.run.outcome.say(NOTE, self.sheet.name, item.row, "", sentence)
        self.first.setdefault(item.key, item.row)
        return item

    def refuse(self, item, refusal):
        column = self.sheet.column(getattr(refusal, "field", ""))
        self.run.refuse(self.sheet, item.row, column, refusal)
        self.lost(item)

    def lost(self, item):
        """A row that is refused: what refers to it is told so."""

    def ref(self, item, field, kind, scope=None, label=None):
        """The record that a cell names, put in its place."""
        if field not in item.values:
            return None
        try:
            item.values[field] = self.names.find(kind, label or item.values[field], scope)
        except Odd as odd:
            raise Refused(field, odd) from odd
        return item.values[field]

    def write(self, items):
        here = self.model.objects.in_bulk([item.pk for item in items if item.pk])
        fresh = []
        for item in items:
            try:
                if item.pk:
                    self._compare(here[item.pk], item)
                else:
                    fresh.append((self._begun(item), item))
            except (Refused, Odd) as refusal:
                self.refuse(item, refusal)
            except ValidationError as error:
                self._refuse_all(item, error)
        self._create(fresh)

    def _compare(self, record, item):
        changes = self.differ(record, item)
        if changes:
            self.check_change(record, item, changes)
            with transaction.atomic():
                self.changed(record, item, changes)
            self.run.written.update(self.met(record, item))
            told = "; ".join(f"{self.sheet.column(name) or name}: {spoken(old)} → {spoken(new)}" for name, (old, new) in changes.items())
            self.run.outcome.say(CHANGED, self.sheet.name, item.row, "", told)
        else:
            self.met(record, item)
        self.run.outcome.count(self.sheet.name, CHANGED if changes else SAME)

    def _begun(self, item):
        for column in self.sheet.columns:
            if column.needed and column.field not in item.values:
                raise Refused(column.field, _("A new row needs this cell."))
        self.check_new(item)
        for name in self.stored:
            day = name.removesuffix("_basis")
            if name.endswith("_basis") and ({day, f"{day}_on", f"{day}_day", "first_day" if day == "days" else day} & set(item.values)):
                item.values.setdefault(name, Basis.DOCUMENTED)
        record = self.made(item)
        self.check(record)
        return record

    def check(self, record):
        """The record by the rules of its fields; raises ``ValidationError``."""
        relations = {field.name for field in self.stored.values() if field.is_relation}
        record.clean_fields(exclude={*relations, "key", "version", "recorded_at"} | self.unchecked)

    unchecked: frozenset[str] = frozenset()

    def _refuse_all(self, item, error):
        for field, sentences in error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]:
            self.run.refuse(self.sheet, item.row, self.sheet.column(field), " ".join(sentences))
        self.lost(item)

    def _create(self, pairs):
        """In one go; if the database refuses that, one by one, so that the row at fault is named."""
        if not pairs:
            return
        try:
            with transaction.atomic():
                self._save([record for record, _item in pairs])
                self.created(pairs)
        except IntegrityError as error:
            if len(pairs) == 1:
                return self.refuse(pairs[0][1], Refused("", self.why(error)))
            for record, item in pairs:
                record.pk, record._state.adding = None, True
                self._create([(record, item)])
            return
        for record, item in pairs:
            self.run.written.update(self.met(record, item))
            self.run.outcome.count(self.sheet.name, CREATED)
            self.run.outcome.say(CREATED, self.sheet.name, item.row, "", self.title(item))

    def _save(self, records):
        if hasattr(self.model, "history"):
            saved = bulk_create_with_history(records, self.model, batch_size=AT_ONCE, default_user=self.run.by)
        else:
            saved = self.model.objects.bulk_create(records, batch_size=AT_ONCE)
        for record, kept in zip(records, saved, strict=True):
            record.pk = kept.pk

    def why(self, error):
        """The sentence of the constraint that the database names."""
        for constraint in self.model._meta.constraints:
            if constraint.name in str(error) and constraint.violation_error_message != constraint.default_violation_error_message:
                return constraint.violation_error_message
        return _("The cells of this row do not go together. Look at its dates and choices.")
