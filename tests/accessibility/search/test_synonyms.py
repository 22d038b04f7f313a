"""Promises about the words that staff tie together."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command

from accessibility.models import SearchWord, SynonymGroup, words_of_a_group
from accessibility.search import synonyms
from accessibility.search.finding import find
from accessibility.search.synonyms import bring_shipped_groups, read_groups
from cms.models import HomePage, InformationPage
from tests.factories.staff import superuser, verified_client

pytestmark = pytest.mark.database
LIST = "/cms/snippets/accessibility/synonymgroup/"


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    bring_shipped_groups()
    return home.add_child(instance=InformationPage(title="妊産婦のつどい", slug="p", summary="お茶を飲みます。"))


def finds(text: str) -> bool:
    return bool(find(text, InformationPage.objects.live(), exactly=True).ids)


def test_the_shipped_groups_are_the_beginning_of_the_table(page: InformationPage) -> None:
    assert SynonymGroup.objects.count() == len(read_groups()) == len({group[0] for group in read_groups()})
    assert finds("妊婦")
    assert finds("マタニティ")


def test_a_new_group_is_true_at_once(page: InformationPage) -> None:
    assert not finds("おめでた")
    SynonymGroup.objects.create(words="おめでた、妊産婦")
    assert finds("おめでた")


def test_a_group_can_be_switched_off_and_on(page: InformationPage) -> None:
    group = SynonymGroup.objects.get(shipped_as="妊婦")
    for wanted in (False, True):
        group.in_use = wanted
        group.save()
        assert finds("マタニティ") is wanted


def test_what_staff_changed_survives_an_update(db: None) -> None:
    bring_shipped_groups()
    changed, untouched, off = SynonymGroup.objects.exclude(shipped_as="")[:3]
    SynonymGroup.objects.filter(pk=changed.pk).update(words="こちらの、ことば")
    SynonymGroup.objects.filter(pk=untouched.pk).update(words="古い、組", shipped_words="古い、組")
    SynonymGroup.objects.filter(pk=off.pk).update(in_use=False)
    bring_shipped_groups()
    assert SynonymGroup.objects.get(pk=changed.pk).words == "こちらの、ことば"
    assert SynonymGroup.objects.get(pk=untouched.pk).words == untouched.words
    assert not SynonymGroup.objects.get(pk=off.pk).in_use
    assert SynonymGroup.objects.count() == len(read_groups())


def test_words_can_be_typed_in_any_width_and_parted_in_many_ways() -> None:
    assert words_of_a_group("ﾏﾀﾆﾃｨ、 妊婦,妊産婦\n妊婦／ママ") == ["マタニティ", "妊婦", "妊産婦", "ママ"]


@pytest.mark.parametrize(
    "words", ["", "妊婦", "妊婦、妊婦", "妊婦、！！", "妊婦、" + "あ" * 31, "、".join(map(str, range(21)))]
)
def test_a_group_that_ties_nothing_together_is_refused_in_words(words: str) -> None:
    with pytest.raises(ValidationError):
        SynonymGroup(words=words).clean_fields()


def test_staff_add_a_group_on_a_screen_and_are_told_what_is_wrong(page: InformationPage) -> None:
    client = verified_client(superuser())
    assert "住民の方の言い方" in client.get(f"{LIST}add/").content.decode()
    refused = client.post(f"{LIST}add/", {"words": "おめでた、の", "in_use": "on"})
    assert "「の」だけでは、さがすことばになりません" in refused.content.decode()
    answer = client.post(f"{LIST}add/", {"words": "おめでた,　妊産婦", "in_use": "on", "note": ""})
    assert answer.status_code == 302
    assert SynonymGroup.objects.get(shipped_as="", words="おめでた、妊産婦")
    assert finds("おめでた")
    assert "おめでた、妊産婦" in client.get(LIST).content.decode()


def test_a_shipped_group_cannot_be_deleted_only_switched_off(page: InformationPage) -> None:
    client = verified_client(superuser())
    group = SynonymGroup.objects.get(shipped_as="妊婦")
    answer = client.post(f"{LIST}delete/{group.pk}/", follow=True)
    assert "印を外すと、使われなくなります" in answer.content.decode()
    assert SynonymGroup.objects.filter(pk=group.pk).exists()


def test_an_expression_of_several_words_counts_as_one(home: HomePage) -> None:
    home.add_child(instance=InformationPage(title="障がい者のための講座", slug="p"))
    SynonymGroup.objects.create(words="障害のある方、障がい者")
    assert [word.typed for word in find("障害のある方", InformationPage.objects.live()).words] == ["障害のある方"]
    assert finds("障害のある方")


def test_hostile_words_stay_words(page: InformationPage) -> None:
    SynonymGroup.objects.create(words="\"') OR 1=1 --、<script>妊産婦、*NEAR(")
    assert synonyms.current()
    assert finds("妊産婦")
    assert not finds("*NEAR(")


def test_words_of_pages_that_are_gone_are_forgotten_in_time(page: InformationPage) -> None:
    assert SearchWord.objects.filter(word="妊産婦").exists()
    page.unpublish()
    call_command("renew_search_words")
    assert not SearchWord.objects.filter(word="妊産婦").exists()
    assert SearchWord.objects.filter(word="サロン").exists()


@pytest.mark.parametrize(("group", "status"), [("編集", 200), ("受付", 302)])
def test_who_writes_pages_keeps_the_words_that_mean_the_same(db: None, group: str, status: int) -> None:
    user = get_user_model().objects.create_user("hanako", password="kaze-ga-tooru-engawa")
    user.groups.add(Group.objects.get(name=group))

    assert verified_client(user).get(f"{LIST}add/").status_code == status
