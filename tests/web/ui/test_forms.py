"""Every form looks and reads alike: label, hint, error tied to the field, required in words."""

import re

import pytest
from django import forms


class Everything(forms.Form):
    title = forms.CharField(label="Titel", help_text="Som i papiret")
    why = forms.CharField(label="Begrundelse", widget=forms.Textarea, required=False)
    day = forms.DateField(label="Dato")
    kind = forms.ChoiceField(label="Slags", choices=[("a", "A"), ("b", "B")])
    which = forms.ChoiceField(label="Hvilken", choices=[("a", "A")], widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(
        label="Flere", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="Er du sikker?")
    number = forms.IntegerField(label="Antal")
    file = forms.FileField(label="Papir")
    hidden = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def form() -> str:
    return str(Everything())


def test_every_control_has_a_label_or_legend(form: str) -> None:
    ids = re.findall(r'<(?:input|select|textarea)(?![^>]*type="hidden")[^>]*\bid="([^"]+)"', form)
    assert len(ids) == 10
    for one in ids:
        assert f'for="{one}"' in form
    assert form.count("<legend") == 2


def test_the_forms_own_classes_are_the_design_systems(form: str) -> None:
    assert 'class="form-input"' in form
    assert 'class="form-select"' in form
    assert 'class="form-radio"' in form
    assert form.count('class="form-checkbox"') == 3
    assert "style=" not in form


def test_what_may_be_left_out_is_said_in_words(form: str) -> None:
    assert form.count("kan udelades") == 1


def test_hints_and_errors_are_tied_to_their_fields() -> None:
    page = str(Everything({"title": "", "hidden": "x"}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert 'id="id_title_error"' in page
    assert 'id="id_title_helptext"' in page
    assert 'aria-invalid="true"' in page
    assert 'href="#id_title"' in page
    assert 'role="alert"' in page


def test_a_value_of_the_reader_is_never_markup() -> None:
    page = str(Everything({"title": "<script>", "why": "</textarea><script>"}))
    assert "<script>" not in page
