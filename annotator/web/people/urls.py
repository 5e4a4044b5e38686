"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.contrib.auth import views as auth
from django.urls import path
from django.views.i18n import set_language

from annotator.web.people.accounts import profile, signup
from annotator.web.people.forms import LoginForm
from annotator.web.people.home import home
from annotator.web.people.invitations import invitation_join, invitation_withdraw, seminar_invite
from annotator.web.people.seminars import membership_change, membership_remove, seminar_create, seminar_members, seminar_settings

PAGES = "annotator/people"

urlpatterns = [
    path("", home, name="home"),
    path(
        "login/",
        auth.LoginView.as_view(template_name=f"{PAGES}/login.html", authentication_form=LoginForm, redirect_authenticated_user=True),
        name="login",
    ),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("signup/", signup, name="signup"),
    path("account/", profile, name="profile"),
    path("account/password/", auth.PasswordChangeView.as_view(template_name=f"{PAGES}/password_change.html"), name="password_change"),
    path(
        "account/password/done/",
        auth.PasswordChangeDoneView.as_view(template_name=f"{PAGES}/password_change_done.html"),
        name="password_change_done",
    ),
    path(
        "password/",
        auth.PasswordResetView.as_view(
            template_name=f"{PAGES}/password_reset.html",
            email_template_name=f"{PAGES}/password_reset_letter.txt",
            subject_template_name=f"{PAGES}/password_reset_subject.txt",
        ),
        name="password_reset",
    ),
    path(
        "password/sent/", auth.PasswordResetDoneView.as_view(template_name=f"{PAGES}/password_reset_done.html"), name="password_reset_done"
    ),
    path(
        "password/<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(template_name=f"{PAGES}/password_reset_confirm.html", post_reset_login=False),
        name="password_reset_confirm",
    ),
    path(
        "password/changed/",
        auth.PasswordResetCompleteView.as_view(template_name=f"{PAGES}/password_reset_complete.html"),
        name="password_reset_complete",
    ),
    path("language/", set_language, name="set_language"),
    path("seminars/new/", seminar_create, name="seminar-create"),
    path("seminars/<slug:slug>/settings/", seminar_settings, name="seminar-settings"),
    path("seminars/<slug:slug>/members/", seminar_members, name="seminar-members"),
    path("seminars/<slug:slug>/members/<int:pk>/role/", membership_change, name="membership-change"),
    path("seminars/<slug:slug>/members/<int:pk>/remove/", membership_remove, name="membership-remove"),
    path("seminars/<slug:slug>/invitations/", seminar_invite, name="seminar-invite"),
    path("seminars/<slug:slug>/invitations/<int:pk>/withdraw/", invitation_withdraw, name="invitation-withdraw"),
    path("join/<str:token>/", invitation_join, name="invitation-join"),
]
