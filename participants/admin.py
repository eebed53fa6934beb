"""The admin: accounts and the directory. Nothing of what partnerships write is here, and no membership (design: admission)."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.models import Group

from participants.models import City, Organisation, User

admin.site.unregister(Group)
# One door: the admin's own form would let anyone try passwords without a limit.
admin.site.login = secure_admin_login(admin.site.login)


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    fields = ("email", "name", "zone", "is_staff", "is_active")
    list_display = ("email", "name", "is_staff", "is_active")
    search_fields = ("email", "name")
    ordering = ("email",)

    def get_readonly_fields(self, request, obj=None):
        """The address signs in. Whoever could change it could sign in as a lead, and read what no administrator may read."""
        return ("email",) if obj else ()

    def has_delete_permission(self, request, obj=None):
        """People are erased by ``erase_person``, which keeps the history of others."""
        return False


@admin.register(City)
class CityAdmin(admin.ModelAdmin):
    list_display = ("name", "country", "region")
    search_fields = ("name",)


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ("name", "kind")
    search_fields = ("name",)
