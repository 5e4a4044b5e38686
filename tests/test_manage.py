"""The part of manage.py that runs before there is a Django."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings


@pytest.fixture
def manage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A manage.py in a directory of its own, with a `.venv` that it has made and runs in."""
    spec = importlib.util.spec_from_file_location("manage", settings.BASE_DIR / "manage.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, path in (
        ("HERE", ""),
        ("VENV", ".venv"),
        ("INSTALLED", ".venv/installed-requirements"),
        ("REQUIREMENTS", "requirements.txt"),
    ):
        monkeypatch.setattr(module, name, tmp_path / path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    module.VENV.mkdir()
    module.REQUIREMENTS.write_text("Django==5.2\n")
    module.INSTALLED.write_text(module.wanted())
    return module


def test_an_environment_with_everything_is_left_alone(manage: ModuleType) -> None:
    assert manage.is_complete()


def test_changed_requirements_are_installed_again(manage: ModuleType) -> None:
    manage.REQUIREMENTS.write_text("Django==5.3\n")
    assert not manage.is_complete()


def test_an_installation_that_was_interrupted_is_taken_up_again(manage: ModuleType) -> None:
    manage.INSTALLED.write_text("")
    assert not manage.is_complete()


def test_an_environment_that_is_not_ours_is_left_alone(manage: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    manage.REQUIREMENTS.write_text("Django==5.3\n")
    monkeypatch.setattr(sys, "prefix", "/opt/somewhere")
    assert manage.is_complete()


def test_a_missing_package_is_noticed_everywhere(manage: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "/opt/somewhere")
    monkeypatch.setattr(manage, "NEEDED", ("no_such_package_here",))
    assert not manage.is_complete()


def test_a_python_without_venv_says_which_package_brings_it(manage: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manage, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match=r"apt-get install python3\.\d+-venv"):
        manage.make_venv()


def test_an_old_python_is_told_so(manage: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"needs Python 3.11 or newer; this is Python 3\.9"):
        manage.main()


def test_packages_that_cannot_be_installed_end_it(manage: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    manage.INSTALLED.write_text("")
    monkeypatch.setattr(manage, "VENV_PYTHON", Path(sys.executable))
    manage.REQUIREMENTS.write_text("not a requirement\n")
    with pytest.raises(SystemExit, match="The packages cannot be installed"):
        manage.install()
    assert manage.INSTALLED.read_text() == ""
