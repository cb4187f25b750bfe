"""What a project asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from claimcheck.config import Config, Override, find_config, fits, load_config
from claimcheck.errors import ConfigError
from claimcheck.model.fields import Fields
from claimcheck.model.law import Profile
from claimcheck.model.limits import Limits
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from pathlib import Path

_ALL = """\
select: [overclaim]
ignore: [overclaim/superlative]
severity: {overclaim/painless: info}
fail-on: warning
exclude: ["drafts/*"]
packs: [own-rules]
glossary: terms.tsv
overrides:
  - paths: ["news/*", blog]
    select: [promotion]
    ignore: [promotion/inducement]
    severity: {overclaim/painless: error}
"""


def _load(folder: Path, text: str, name: str = "claimcheck.yaml") -> Config:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def _problems(folder: Path, text: str, name: str = "claimcheck.yaml") -> list[str]:
    with pytest.raises(ConfigError) as error:
        _load(folder, text, name)
    return [str(p).removeprefix(f"{folder / name}").lstrip(":") for p in error.value.problems]


def test_every_key_is_read(tmp_path: Path) -> None:
    assert _load(tmp_path, _ALL) == Config(
        select=("overclaim",),
        ignore=("overclaim/superlative",),
        severity={"overclaim/painless": Severity.INFO},
        fail_on="warning",
        exclude=("drafts/*",),
        packs=(str(tmp_path / "own-rules"),),
        glossary=str(tmp_path / "terms.tsv"),
        overrides=(
            Override(
                paths=("news/*", "blog"),
                select=("promotion",),
                ignore=("promotion/inducement",),
                severity={"overclaim/painless": Severity.ERROR},
            ),
        ),
        root=tmp_path,
    )


def test_every_key_may_be_left_out(tmp_path: Path) -> None:
    assert _load(tmp_path, "# nothing\n") == Config(root=tmp_path)
    assert Config().fail_on == Severity.ERROR


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("selct: [a]", "1:1: unknown key `selct` in the configuration, did you mean `select`?"),
        (
            "fail-on: grave",
            "1:10: `fail-on` cannot be `grave` (known: `error`, `warning`, `info`, `never`)",
        ),
        ("select: overclaim", "1:9: `select` must be a list; write one as [overclaim]"),
        ("severity: [a]", "1:11: `severity` must be a mapping of rules to severities"),
        ("severity: {a: grave}", "1:15: `a` cannot be `grave` (known: `error`, `warning`, `info`)"),
        ("overrides: [{select: [a]}]", "1:13: an override lacks `paths`"),
        ("overrides: [{paths: [a], fail-on: info}]", "1:26: unknown key `fail-on` in an override"),
        ("a: 1\na: 2", "2:1: key `a` stands twice, first on line 1"),
        (
            "[a]",
            (
                "1:1: the configuration must be a mapping of `select`, `ignore`, `severity`, "
                "`fail-on`, `exclude`, `packs`, `glossary`, `overrides`, `sites`, `message-lang`, "
                "`waivers`, `claims`, `baseline`, `fields`, `include`, `limits`, `second-reader`, "
                "`market`, "
                "`advertiser`, `channel`, `audience`, `treatments`"
            ),
        ),
        ("a: [", "2:1: this is not YAML: did not find expected node content"),
    ],
)
def test_a_mistake_has_its_place_and_what_was_meant(
    tmp_path: Path, text: str, problem: str
) -> None:
    assert problem in _problems(tmp_path, text)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.yaml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "claimcheck.yaml")


def test_pyproject_says_the_same(tmp_path: Path) -> None:
    table = (
        '[tool.claimcheck]\nselect = ["overclaim"]\nfail-on = "never"\nseverity = {a = "info"}\n'
    )
    assert _load(tmp_path, table, "pyproject.toml") == Config(
        select=("overclaim",), fail_on="never", severity={"a": Severity.INFO}, root=tmp_path
    )


def test_an_unknown_key_in_pyproject_is_refused(tmp_path: Path) -> None:
    table = "[tool.claimcheck]\nignored = []\n"
    assert _problems(tmp_path, table, "pyproject.toml") == [
        " unknown key `ignored` in the configuration, did you mean `ignore`?"
    ]


@pytest.mark.parametrize("text", ["[tool.claimcheck\n", "[tool]\nclaimcheck = 3\n", "\x00"])
def test_a_named_toml_file_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    assert len(_problems(tmp_path, text, "wishes.toml")) == 1


def test_the_nearest_configuration_above_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "site" / "blog"
    inner.mkdir(parents=True)
    assert find_config(inner) is None
    (tmp_path / "claimcheck.yaml").write_text("", encoding="utf-8")
    assert find_config(inner) == tmp_path / "claimcheck.yaml"
    (tmp_path / "site" / "pyproject.toml").write_text("[tool.claimcheck]\n", encoding="utf-8")
    assert find_config(inner) == tmp_path / "site" / "pyproject.toml"
    (tmp_path / "site" / "claimcheck.yaml").write_text("", encoding="utf-8")
    assert find_config(inner) == tmp_path / "site" / "claimcheck.yaml"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "site"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    (tmp_path / "claimcheck.yaml").write_text("", encoding="utf-8")
    assert find_config(inner) == tmp_path / "claimcheck.yaml"


@pytest.mark.parametrize(
    ("glob", "fit"),
    [
        ("news/a.md", True),
        ("news/*", True),
        ("*.md", True),
        ("news", True),
        ("news/", True),
        ("new", False),
        ("blog/*", False),
        ("*.html", False),
    ],
)
def test_a_glob_or_a_folder_names_paths_below_the_root(
    tmp_path: Path, glob: str, *, fit: bool
) -> None:
    assert fits(str(tmp_path / "news" / "a.md"), glob, tmp_path) is fit


def test_the_overrides_that_fit_add_to_the_wishes_of_the_project(tmp_path: Path) -> None:
    config = _load(tmp_path, _ALL)
    news = config.for_path(str(tmp_path / "news" / "a.md"))
    assert news.select == ("overclaim", "promotion")
    assert news.ignore == ("overclaim/superlative", "promotion/inducement")
    assert news.severity == {"overclaim/painless": Severity.ERROR}
    other = config.for_path(str(tmp_path / "a.md"))
    assert (other.select, other.ignore) == (("overclaim",), ("overclaim/superlative",))
    assert other.severity == {"overclaim/painless": Severity.INFO}


def test_fields_and_included_files_are_read(tmp_path: Path) -> None:
    config = _load(
        tmp_path,
        "fields: {text: ['hero.*'], title: [name], ignore: [sku]}\ninclude: ['content/*']\n",
    )
    assert config.fields == Fields(text=("hero.*",), title=("name",), ignore=("sku",))
    assert config.include == ("content/*",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "fields: [a]",
            "1:9: `fields` must be a mapping of `text`, `title`, `description`, `html`, `ignore`",
        ),
        ("fields: {txt: [a]}", "1:10: unknown key `txt` in `fields`, did you mean `text`?"),
        ("fields: {text: a}", "1:16: `text` must be a list; write one as [a]"),
        ("include: a", "1:10: `include` must be a list; write one as [a]"),
    ],
)
def test_a_mistake_in_the_fields_has_its_place(tmp_path: Path, text: str, problem: str) -> None:
    assert _problems(tmp_path, text) == [problem]


@pytest.mark.parametrize(
    ("text", "included"),
    [
        ("", []),
        ("fields: {}", ["content/a.json", "b.csv"]),
        ("include: ['content/*', package.json]", ["content/a.json", "package.json"]),
        ("fields: {text: [x]}\ninclude: ['*.csv']", ["b.csv"]),
    ],
)
def test_content_files_in_folders_are_read_where_the_project_says(
    tmp_path: Path, text: str, included: list[str]
) -> None:
    config = _load(tmp_path, text)
    names = ["content/a.json", "b.csv", "package.json", "claimcheck.yaml"]
    assert [name for name in names if config.includes(str(tmp_path / name))] == included


def test_a_profile_says_for_whom_articles_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.yaml"
    path.write_text(
        "market: [uk, au, uk]\nadvertiser: clinic\nchannel: web\naudience: public\n"
        "treatments: [pico, injectable]\n",
        encoding="utf-8",
    )
    assert load_config(path).profile == Profile(
        jurisdictions=("uk", "au"),
        advertiser="clinic",
        channel="web",
        audience="public",
        treatments=("pico", "injectable"),
    )


def test_an_advertiser_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    problem = (
        "1:13: `advertiser` cannot be `clinik`, did you mean `clinic`? "
        "(known: `clinic`, `salon`, `brand`, `publisher`)"
    )
    assert problem in _problems(tmp_path, "advertiser: clinik")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_records_call_an_article_the_same_however_its_accents_are_written(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / normalize(form, "café/naïve.md")
    assert Config(root=tmp_path).name_of(str(path)) == normalize("NFC", "café/naïve.md")


def test_limits_that_are_not_named_stay_as_they_are(tmp_path: Path) -> None:
    config = _load(tmp_path, "limits: {seconds: 2.5}")
    assert config.limits == Limits(seconds=2.5, bytes=200_000_000)
