"""Who comes in by name and password. What a person may do is told by her role alone."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class SignIn(AuthenticationBackend):
    """The sign-in package's own, which grants nothing.

    Django asks every backend in turn until one says yes, and this one would look in the tables of
    users' and groups' permissions: two queries for each person who is refused, for a right that
    nobody is given there (``accounts/rules.py`` says who may do what).
    """

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None: there are no rights of a single person."""
        return set()

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None: there are no groups."""
        return set()
