"""People: a practitioner takes part; a user signs in; contacts are kept apart, for few eyes (class C)."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.entry import Entry
from participants.roads import Road
from participants.zones import zone_exists


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **more):
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **more):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **more)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in, by e-mail address."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[zone_exists])
    is_staff = models.BooleanField(_("site administrator"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("since"), auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name, verbose_name_plural = _("user"), _("users")

    def __str__(self):
        return self.name or str(_("User %(number)s") % {"number": self.pk})


class Practitioner(Entry):
    """A person with a profession, with or without an account. Visits are attended by practitioners."""

    road = Road(
        "memberships__partnership",
        "memberships__partnership__programme",
        many=True,
        own="user",
        by="recorded_by",
        besides=Road("roles__programme__partnerships", "roles__programme"),
    )
    name = models.CharField(_("name"), max_length=120)
    profession = models.CharField(_("profession"), max_length=120, blank=True)
    position = models.CharField(_("position"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        "participants.Organisation", models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("organisation")
    )
    city = models.ForeignKey("participants.City", models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("city"))
    user = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, editable=False, related_name="practitioner")
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("practitioner"), _("practitioners")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"])]

    def __str__(self):
        return self.name


class Contact(models.Model):
    """How to reach a practitioner. Class C: the person, leads of the own city; the manager sees the e-mail address only."""

    practitioner = models.OneToOneField(Practitioner, models.CASCADE, related_name="contact")
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    def __str__(self):
        return f"Contact {self.pk}"
