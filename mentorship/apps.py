from django.apps import AppConfig


class MentorshipConfig(AppConfig):
    name = "mentorship"

    def ready(self):
        from mentorship import preflight  # noqa: F401  (registers its checks)
