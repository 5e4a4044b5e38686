import pytest
from django.core.management import CommandError, call_command

from annotator.models import Reading, Upload
from tests import world


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "waage.txt"
    path.write_text(world.TEXT, encoding="utf-8")
    return path


def test_a_text_comes_in_and_its_check_list_is_shown(seminar, file, capsys):
    call_command("import_edition", str(file))
    shown = capsys.readouterr().out
    assert "Notes     3" in shown and "/uploads/" in shown
    upload = Upload.objects.get()
    assert upload.edition.title == "Die Waage am Hafen" and upload.confirmed_at is None


def test_confirmed_at_once_it_is_open_to_the_seminar(seminar, file, capsys):
    call_command("import_edition", str(file), seminar=seminar.name, by="carol", confirm=True)
    assert f"/readings/{Reading.objects.get().pk}/" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_leaves_a_sentence_and_no_text(seminar, tmp_path):
    blank = tmp_path / "leer.txt"
    blank.write_text(" \n \n")
    with pytest.raises(CommandError, match="white space"):
        call_command("import_edition", str(blank))
    assert Upload.objects.get().edition is None


def test_an_empty_file_is_refused_before_it_is_stored(seminar, tmp_path):
    (tmp_path / "nichts.txt").touch()
    with pytest.raises(CommandError, match="empty"):
        call_command("import_edition", str(tmp_path / "nichts.txt"))
    assert not Upload.objects.exists()


@pytest.mark.parametrize(("options", "says"), [({"seminar": "Anderswo"}, "Gewichte und Maße"), ({"by": "dora"}, "alice")])
def test_a_wrong_name_lists_the_right_ones(seminar, file, options, says):
    with pytest.raises(CommandError, match=says):
        call_command("import_edition", str(file), **options)


def test_a_file_that_is_not_there(seminar, tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_edition", str(tmp_path / "fort.txt"))
