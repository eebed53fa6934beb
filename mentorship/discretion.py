"""Reports of faults say where it happened, and nothing of what was typed or read there (design: fail closed)."""

from django.views.debug import SafeExceptionReporterFilter


class Discreet(SafeExceptionReporterFilter):
    """What was sent and what a function held are hidden, whichever page failed: a safe space's text passes through many of them."""

    def is_active(self, request):
        return True

    def get_post_parameters(self, request):
        return {} if request is None else dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request, tb_frame):
        return [(name, self.cleansed_substitute) for name in tb_frame.f_locals]
