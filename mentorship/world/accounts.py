"""Accounts of a synthetic world: all with one password, which is hashed once."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from participants.models import Consent, Contact, Practitioner, User

PASSWORD = "a world of bridges and banks"


class Accounts:
    """Makes users and practitioners in bulk; addresses carry the seed, so that worlds do not collide."""

    def __init__(self, seed: int):
        self.seed = seed
        self.password = make_password(PASSWORD)

    def email(self, slug: str) -> str:
        return f"w{self.seed}-{slug}@example.org"

    def user(self, slug: str, name: str, zone: str = "UTC", **rights: bool) -> User:
        return User(email=self.email(slug), name=name, password=self.password, zone=zone, **rights)

    def save(self, users: list[User]) -> list[User]:
        """With their addresses, confirmed."""
        made = User.objects.bulk_create(users)
        EmailAddress.objects.bulk_create(EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in made)
        Consent.for_all(made)
        return made

    def people(self, rows: list[tuple[User | None, dict]]) -> list[Practitioner]:
        """Practitioners from their users (None: without an account) and their facts; a user gives the name."""
        self.save([user for user, _ in rows if user])
        made = Practitioner.objects.bulk_create(Practitioner(user=user, **facts) for user, facts in rows)
        Contact.objects.bulk_create(Contact(practitioner=who, email=who.user.email) for who in made if who.user)
        return made
