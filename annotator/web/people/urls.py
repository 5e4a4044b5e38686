"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from allauth.account import views as allauth
from allauth.decorators import rate_limit
from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.i18n import set_language

from annotator.web.people.accounts import profile, signup
from annotator.web.people.api_tokens import api_token_withdraw, api_tokens
from annotator.web.people.entering import LoginView, openid_connect_login
from annotator.web.people.home import home
from annotator.web.people.invitations import invitation_join, invitation_resend, invitation_withdraw, seminar_invite, seminar_write
from annotator.web.people.leaving import account_delete, account_export
from annotator.web.people.seminars import membership_change, membership_remove, seminar_create, seminar_members, seminar_settings

PAGES = "annotator/people"

# allauth looks its pages up by these names; where they are ours, the name leads to ours.
ALLAUTH: list[URLPattern | URLResolver] = [
    path("login/", LoginView.as_view(), name="account_login"),
    path("logout/", auth.LogoutView.as_view(), name="account_logout"),
    path("signup/", signup, name="account_signup"),
    path("account/inactive/", allauth.account_inactive, name="account_inactive"),
    path("account/again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/email/", allauth.email, name="account_email"),
    path("account/email/sent/", allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^account/email/(?P<key>[-:\w]+)/$", allauth.confirm_email, name="account_confirm_email"),
    path("account/password/first/", allauth.password_set, name="account_set_password"),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/university/", include("allauth.socialaccount.urls")),
    path("account/oidc/<str:provider_id>/login/", openid_connect_login, name="openid_connect_login"),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]

urlpatterns = [
    path("", home, name="home"),
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("signup/", signup, name="signup"),
    path("account/", profile, name="profile"),
    *[
        path("account/password/", auth.PasswordChangeView.as_view(template_name=f"{PAGES}/password_change.html"), name=name)
        for name in ("password_change", "account_change_password")
    ],
    path(
        "account/password/done/",
        auth.PasswordChangeDoneView.as_view(template_name=f"{PAGES}/password_change_done.html"),
        name="password_change_done",
    ),
    path(
        "password/",
        rate_limit(action="reset_password")(
            auth.PasswordResetView.as_view(
                template_name=f"{PAGES}/password_reset.html",
                email_template_name=f"{PAGES}/password_reset_letter.txt",
                subject_template_name=f"{PAGES}/password_reset_subject.txt",
            )
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
    *ALLAUTH,
    path("account/tokens/", api_tokens, name="api-tokens"),
    path("account/tokens/<int:pk>/withdraw/", api_token_withdraw, name="api-token-withdraw"),
    path("account/data/", account_export, name="account-export"),
    path("account/delete/", account_delete, name="account-delete"),
    path("language/", set_language, name="set_language"),
    path("seminars/new/", seminar_create, name="seminar-create"),
    path("seminars/<slug:slug>/settings/", seminar_settings, name="seminar-settings"),
    path("seminars/<slug:slug>/members/", seminar_members, name="seminar-members"),
    path("seminars/<slug:slug>/members/<int:pk>/role/", membership_change, name="membership-change"),
    path("seminars/<slug:slug>/members/<int:pk>/remove/", membership_remove, name="membership-remove"),
    path("seminars/<slug:slug>/invitations/", seminar_invite, name="seminar-invite"),
    path("seminars/<slug:slug>/invitations/letters/", seminar_write, name="seminar-write"),
    path("seminars/<slug:slug>/invitations/<int:pk>/letter/", invitation_resend, name="invitation-resend"),
    path("seminars/<slug:slug>/invitations/<int:pk>/withdraw/", invitation_withdraw, name="invitation-withdraw"),
    path("join/<str:token>/", invitation_join, name="invitation-join"),
]
