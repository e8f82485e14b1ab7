"""How problems are told."""

from layouts.problems import Names, Problem, formatted, in_order
from resources.text import Text

WRONG = Text("test", "Value {value} is wrong", {"value": 7})


def test_a_problem_has_file_line_key_text_and_nearest_names() -> None:
    problem = Problem("seoul/city.toml", 3, "theme", WRONG, ("dark", "lobby"))
    assert formatted(problem, Text.english) == "seoul/city.toml:3: theme: Value 7 is wrong; nearest: dark, lobby"


def test_what_is_not_known_is_left_out() -> None:
    assert formatted(Problem("city.toml", None, "", WRONG), Text.english) == "city.toml: Value 7 is wrong"
    assert formatted(Problem("city.toml", 2, "", WRONG), Text.english) == "city.toml:2: Value 7 is wrong"


def test_a_problem_is_told_in_the_language_of_the_reader() -> None:
    korean = {"Value {value} is wrong": "값이 잘못되었습니다", "nearest: {names}": "비슷한 이름"}
    problem = Problem("city.toml", 3, "theme", WRONG, ("dark",))
    assert (
        formatted(problem, lambda text: korean[text.source]) == "city.toml:3: theme: 값이 잘못되었습니다; 비슷한 이름"
    )


def test_problems_are_sorted_by_file_line_and_key() -> None:
    places = [("b", 1, ""), ("a", 10, "x"), ("a", 9, "y"), ("a", None, ""), ("a", 10, "b")]
    problems = in_order(Problem(file, line, key, WRONG) for file, line, key in places)
    assert [(p.file, p.line, p.key) for p in problems] == [
        ("a", None, ""),
        ("a", 9, "y"),
        ("a", 10, "b"),
        ("a", 10, "x"),
        ("b", 1, ""),
    ]


def test_nearest_names_are_few_and_the_best_comes_first() -> None:
    names = Names(["column", "columns", "column_span", "row", "rows", "camera"])
    assert names.nearest("colum") == ("column", "columns", "column_span")
    assert names.nearest("colum", limit=1) == ("column",)
    assert names.nearest("zzz") == ()


def test_case_makes_no_difference() -> None:
    assert Names(["GN-0117"]).nearest("gn-0117") == ("GN-0117",)


def test_among_very_many_names_those_with_the_same_beginning_or_end_are_found() -> None:
    names = Names(f"cam-{number:05}-gate" for number in range(100_000))
    assert names.nearest("cam-04711-gat")[0] == "cam-04711-gate"
    assert names.nearest("kam-04711-gate")[0] == "cam-04711-gate"
    assert names.nearest("something else") == ()


def test_names_may_be_empty() -> None:
    assert Names([]).nearest("a") == ()
