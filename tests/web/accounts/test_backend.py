"""A right is told by the role alone: the table of rights is neither asked nor heard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.rules import PERMISSIONS

pytestmark = pytest.mark.django_db


def test_a_refusal_costs_no_query(
    a_user: Callable[..., User], django_assert_num_queries: Any
) -> None:
    reader = a_user(Role.STEERING)
    with django_assert_num_queries(0):
        refused = [name for name in PERMISSIONS if not reader.has_perm(name)]
    assert refused == [name for name in PERMISSIONS if name != "accounts.export"]


def test_a_row_in_the_tables_of_rights_opens_nothing(a_user: Callable[..., User]) -> None:
    reader = a_user(Role.STEERING)
    kind = ContentType.objects.get_for_model(User)
    right = Permission.objects.create(content_type=kind, codename="administer", name="x")
    group = Group.objects.create(name="x")
    group.permissions.add(right)
    reader.groups.add(group)
    reader.user_permissions.add(right)
    fresh = User.objects.get(pk=reader.pk)
    assert not fresh.has_perm("accounts.administer")
    assert a_user(Role.ADMINISTRATOR).has_perm("accounts.administer")


def test_name_and_password_still_open_the_door(a_user: Callable[..., User]) -> None:
    person = a_user()
    assert authenticate(username=person.username, password="a long password") == person
    assert authenticate(username=person.username, password="another password") is None
