from django.urls import path

from stages.budget import views

urlpatterns = [
    path("partnerships/<int:pk>/budget/", views.budget, name="budget"),
    path("partnerships/<int:pk>/budget/lines/new/", views.line_new, name="line-new"),
    path("partnerships/<int:pk>/budget/spendings/new/", views.spending_new, name="spending-new"),
    path("budget-lines/<int:pk>/", views.line, name="line"),
    path("budget-lines/<int:pk>/change/", views.line_change, name="line-change"),
    path("spendings/<int:pk>/change/", views.spending_change, name="spending-change"),
]
