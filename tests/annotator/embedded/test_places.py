import os
from pathlib import Path

import pytest

from annotator.embedded import account, places
from annotator.embedded.account import Account, make_own_directory, others_can_reach
from annotator.embedded.errors import EmbeddedPostgresError
from annotator.embedded.places import LONGEST_SOCKET_DIRECTORY, Places

SOMEBODY = Account("somebody", 4711, 4711)


@pytest.fixture
def open_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "others_can_reach", lambda path: "private" not in path.parts)
    return tmp_path


def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Account, "to_drop_to", classmethod(lambda _: SOMEBODY))


def as_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Account, "to_drop_to", classmethod(lambda _: None))


def test_a_person_keeps_the_cluster_where_they_want_it(open_room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_a_person(monkeypatch)
    assert Places.of(open_room / "private" / "pg").base == open_room / "private" / "pg"


def test_root_keeps_it_there_too_where_the_other_account_can_enter(open_room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_root(monkeypatch)
    assert Places.of(open_room / "pg").base == open_room / "pg"


def test_root_in_a_private_directory_uses_the_shared_room(open_room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_root(monkeypatch)
    base = Places.of(open_room / "private" / "pg").base
    assert base.parent == places.SHARED_ROOM
    assert base != Places.of(open_room / "private" / "other").base


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * LONGEST_SOCKET_DIRECTORY) / "pg"
    assert len(os.fsencode(Places.of(deep).socket)) <= LONGEST_SOCKET_DIRECTORY


def test_a_private_directory_above_shuts_others_out(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir(mode=0o700)
    (tmp_path / "private" / "open").mkdir()
    assert not others_can_reach(tmp_path / "private" / "open")


def test_our_own_directory_is_accepted_again(tmp_path: Path) -> None:
    make_own_directory(tmp_path / "ours", 0o755)
    make_own_directory(tmp_path / "ours", 0o755)


def test_a_link_under_our_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ours").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EmbeddedPostgresError, match="belongs to somebody else"):
        make_own_directory(tmp_path / "ours", 0o755)


def test_a_directory_that_others_may_write_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours").chmod(0o777)
    with pytest.raises(EmbeddedPostgresError, match="belongs to somebody else"):
        make_own_directory(tmp_path / "ours", 0o755)


def test_the_directory_of_another_account_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theirs").mkdir()
    monkeypatch.setattr(account.os, "geteuid", lambda: 4711)
    with pytest.raises(EmbeddedPostgresError, match="start as that account"):
        make_own_directory(tmp_path / "theirs", 0o755)


def test_root_without_another_account_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account.os, "geteuid", lambda: 0)
    monkeypatch.setattr(account, "UNPRIVILEGED", ("no-such-account-here",))
    with pytest.raises(EmbeddedPostgresError, match="start as another user, or set DATABASE_URL"):
        Account.to_drop_to()
