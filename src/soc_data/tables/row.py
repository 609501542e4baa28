"""The base of all rows: frozen Pydantic models that know their table and, once loaded, their dataset."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, Self, TypeVar, cast, overload

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationInfo, field_validator, model_validator
from pydantic.fields import FieldInfo

from soc_data.errors import DetachedRowError
from soc_data.tables.canonical import MAX_LINE, write_records
from soc_data.tables.columns import TableLayout, read_layout
from soc_data.tables.kinds import Ref, field_descriptor, parts_of
from soc_data.tables.seeing import as_html

R = TypeVar("R", bound="Row")


def described(thing: Any) -> str:
    """Return the docstring of a model or a rule; read from the source under `python -OO`, which drops docstrings."""
    text = thing.__doc__
    if not text:
        import ast

        parsed = ast.parse(inspect.getsource(thing)).body[0]
        text = ast.get_docstring(parsed) if isinstance(parsed, (ast.ClassDef, ast.FunctionDef)) else None
    return inspect.cleandoc(text or "")


class Related(Protocol):
    """The part of a dataset that its rows use."""

    @property
    def tables(self) -> Mapping[str, Mapping[str, Any]]:
        """Table name -> its rows by key."""

    def referring(self, table: str, column: str, key: str) -> tuple[Any, ...]:
        """Return the rows of `table` whose `column` holds `key`."""


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table: name and title, primary key, further unique keys, columns of which exactly one must be filled.

    `order` names the columns by which rows are sorted; empty means by the key. `statement_id.position` is the position
    of the statement that the row refers to, `person_id|group_label` the one of the two that is filled. `under` names
    the column of the parent row: rows stand below their parent, otherwise in the order of the file.
    """

    name: str
    title: str
    key: tuple[str, ...] = ("id",)
    unique: tuple[tuple[str, ...], ...] = ()
    exactly_one_of: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    under: str | None = None


class _Relation(Generic[R]):
    """A relation between rows, read as an attribute of a loaded row."""

    def __init__(self, meaning: str) -> None:
        self.__doc__ = meaning

    @overload
    def __get__(self, row: None, owner: type[Row]) -> _Relation[R]: ...
    @overload
    def __get__(self, row: Row, owner: type[Row]) -> Any: ...
    def __get__(self, row: Row | None, owner: type[Row]) -> Any:
        return self if row is None else self.resolve(row)

    def resolve(self, row: Row) -> Any:
        """Return the row or rows that the relation leads to from `row`."""
        raise NotImplementedError


class One(_Relation[R]):
    """The row that `column` points to; the table follows from the column's own reference."""

    def __init__(self, column: str, meaning: str) -> None:
        super().__init__(meaning)
        self.column = column

    if TYPE_CHECKING:

        def __get__(self, row: Row | None, owner: type[Row]) -> R: ...  # type: ignore[override]

    def resolve(self, row: Row) -> R:
        """Return the row that `row` points to."""
        table = row.references()[self.column]
        return cast(R, row.dataset.tables[table][getattr(row, self.column)])


class Maybe(One[R]):
    """Like `One`, for a column that may be empty: then None."""

    if TYPE_CHECKING:

        def __get__(self, row: Row | None, owner: type[Row]) -> R | None: ...  # type: ignore[override]

    def resolve(self, row: Row) -> R | None:  # type: ignore[override]
        """Return the row that `row` points to, or None."""
        return None if getattr(row, self.column) is None else super().resolve(row)


class Many(_Relation[R]):
    """The rows of `table` whose `column` points to this row, in the order of their table."""

    def __init__(self, table: str, column: str, meaning: str) -> None:
        super().__init__(meaning)
        self.table = table
        self.column = column

    if TYPE_CHECKING:

        def __get__(self, row: Row | None, owner: type[Row]) -> tuple[R, ...]: ...  # type: ignore[override]

    def resolve(self, row: Row) -> tuple[R, ...]:
        """Return the rows that point to `row`."""
        return cast("tuple[R, ...]", row.dataset.referring(self.table, self.column, row.key))


class Row(BaseModel):
    """One row of a table. Immutable; equality, hash and pickling use its cells alone, never its dataset."""

    # `defer_build`: rows are loaded without validators (`dataset/rows.py`), and most programs never need one.
    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), defer_build=True)
    table: ClassVar[TableInfo]
    _dataset: Related | None = PrivateAttr(default=None)

    def __init_subclass__(cls, **arguments: Any) -> None:
        """Give each column annotated `| None` the default None, which `kinds.column` cannot know."""
        # Annotations are text here (`from __future__ import annotations`), and Pydantic has not resolved them yet.
        for name, annotation in cls.__annotations__.items():
            described = cls.__dict__.get(name)
            if isinstance(described, FieldInfo) and str(annotation).endswith("| None"):
                title, description, examples = described.title, described.description, described.examples
                setattr(cls, name, Field(default=None, title=title, description=description, examples=examples))
        super().__init_subclass__(**arguments)

    @classmethod
    @cache
    def layout(cls) -> TableLayout:
        """The table's layout, read from its Table Schema as the reader of files does."""
        return read_layout(cls.table_schema())

    @classmethod
    def table_schema(cls) -> dict[str, Any]:
        """Return the Table Schema of the table; `exactlyOneOf` is this package's own property, which others ignore."""
        info = cls.table
        schema: dict[str, Any] = {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "name": info.name,
            "title": info.title,
            "description": described(cls),
            "missingValues": [""],
            "fields": [field_descriptor(name, field) for name, field in cls.model_fields.items()],
            "primaryKey": list(info.key),
        }
        if info.unique:
            schema["uniqueKeys"] = [list(key) for key in info.unique]
        if info.exactly_one_of:
            schema["exactlyOneOf"] = list(info.exactly_one_of)
        targets = {
            name: "" if marker.table == info.name else marker.table
            for name, field in cls.model_fields.items()
            for marker in parts_of(field)[1]
            if isinstance(marker, Ref)
        }
        if targets:
            schema["foreignKeys"] = [
                {"fields": [name], "reference": {"resource": target, "fields": ["id"]}}
                for name, target in targets.items()
            ]
        return schema

    @classmethod
    @cache
    def references(cls) -> dict[str, str]:
        """Column -> the table whose keys its cells hold."""
        return cls.layout().references

    # A row made by hand is checked like a row of a file, by the same columns.
    @field_validator("*", mode="before")
    @classmethod
    def _judge_cell(cls, value: Any, info: ValidationInfo) -> Any:
        return cls.layout().by_name[info.field_name or ""].value_of(value)

    @model_validator(mode="after")
    def _judge_row(self) -> Self:
        names = self.table.exactly_one_of
        # The checks `exclusive_columns_are_filled_once` and `records_are_bounded` say the same of a file.
        if names and sum(getattr(self, name) is not None for name in names) != 1:
            raise ValueError(f"expected exactly one of {', '.join(names)} to be filled")
        if len(write_records([self.__dict__.values()])) > MAX_LINE:
            raise ValueError(f"expected at most {MAX_LINE:,} characters in a record")
        return self

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy. A copy with changed cells is validated like any row, and belongs to no dataset."""
        if not update:
            return super().model_copy(deep=deep)
        return self.model_validate({**self.__dict__, **update})

    @property
    def key(self) -> str:
        """The primary key of the row as one text; the parts of a composite key are joined by `/`."""
        names, cells = self.table.key, self.__dict__  # not `getattr`: keys are asked for at every relation
        return str(cells[names[0]]) if len(names) == 1 else "/".join([str(cells[name]) for name in names])

    @property
    def dataset(self) -> Related:
        """The dataset that the row was loaded with; raises `DetachedRowError` for a row made by hand or unpickled."""
        private = self.__pydantic_private__  # `self._dataset` goes through Pydantic's slower lookup, at every relation
        dataset: Related | None = None if private is None else private["_dataset"]
        if dataset is None:
            raise DetachedRowError(
                f"{type(self).__name__} {self.key!r} belongs to no dataset: "
                "relations exist only on rows that soc_data.load() returned."
            )
        return dataset

    @property
    def further_evidence(self) -> tuple[Any, ...]:
        """The rows of `evidence` on this row: further sources that support or contradict one of its values."""
        found = self.dataset.referring("evidence", "row_id", self.key)
        return tuple(evidence for evidence in found if evidence.table_name == self.table.name)

    # Pydantic compares, copies and pickles private attributes, which here would include the whole dataset.
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (type(self), self.__dict__)

    def __deepcopy__(self: R, memo: dict[int, Any] | None = None) -> R:
        return self  # immutable, so the row is its own copy

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return ((name, value) for name, value in super().__repr_args__() if value is not None)

    def _repr_html_(self) -> str:
        """Return the row as HTML for a notebook: its non-empty cells, one below the other."""
        given = [(name, getattr(self, name)) for name in type(self).model_fields]
        return as_html(f"{type(self).__name__} {self.key}", (), [cell for cell in given if cell[1] is not None])


def _unpickled(model: type[Row], cells: dict[str, Any]) -> Row:
    return model.model_construct(**cells)
