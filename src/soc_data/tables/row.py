"""The base of all rows: frozen Pydantic models that know their table and, once loaded, their dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, cast, get_args, overload

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from pydantic.fields import FieldInfo

from soc_data.errors import DetachedRowError
from soc_data.tables.kinds import Ref

R = TypeVar("R", bound="Row")


class Related(Protocol):
    """What a row asks of the dataset that it belongs to."""

    @property
    def tables(self) -> Mapping[str, Mapping[str, Any]]:
        """Table -> its rows by key."""

    def referring(self, table: str, column: str, key: str) -> tuple[Any, ...]:
        """Return the rows of `table` whose `column` holds `key`."""


@dataclass(frozen=True, slots=True)
class TableInfo:
    """What a table is: name and title, primary key, further unique keys, columns that exclude each other."""

    name: str
    title: str
    key: tuple[str, ...] = ("id",)
    unique: tuple[tuple[str, ...], ...] = ()
    exactly_one_of: tuple[str, ...] = ()


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
        """Return what the relation leads to from `row`."""
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
    """As `One`, for a column that may be empty: then None."""

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
    """One row of a table. Immutable; equality, hash and pickle concern its cells alone, never its dataset."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())
    table: ClassVar[TableInfo]
    _dataset: Related | None = PrivateAttr(default=None)

    def __init_subclass__(cls, **arguments: Any) -> None:
        """Let each column that may be None be None by default, so that a column is one line: see `kinds.column`."""
        for name, annotation in cls.__annotations__.items():
            described = cls.__dict__.get(name)
            if isinstance(described, FieldInfo) and str(annotation).endswith("| None"):
                title, description, examples = described.title, described.description, described.examples
                setattr(cls, name, Field(default=None, title=title, description=description, examples=examples))
        super().__init_subclass__(**arguments)

    @classmethod
    @cache
    def references(cls) -> dict[str, str]:
        """Column -> the table that its cells are keys of."""
        return {
            name: marker.table
            for name, field in cls.model_fields.items()
            for marker in chain(
                field.metadata, *(getattr(arm, "__metadata__", ()) for arm in get_args(field.annotation))
            )
            if isinstance(marker, Ref)
        }

    @property
    def key(self) -> str:
        """The row's primary key as one text; the parts of a composite key are joined by `/`."""
        if len(self.table.key) == 1:
            return str(getattr(self, self.table.key[0]))
        return "/".join(str(getattr(self, column)) for column in self.table.key)

    @property
    def dataset(self) -> Related:
        """The dataset that the row was loaded with; raises `DetachedRowError` for a row made by hand or unpickled."""
        private = self.__pydantic_private__  # past Pydantic's lookup of private attributes, which every relation would pay
        dataset: Related | None = None if private is None else private["_dataset"]
        if dataset is None:
            raise DetachedRowError(
                f"{type(self).__name__} {self.key!r} belongs to no dataset: "
                "relations exist only on rows that soc_data.load() returned."
            )
        return dataset

    # Pydantic compares, copies and pickles private attributes: here that would drag the whole dataset along.
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __getstate__(self) -> dict[Any, Any]:
        return {**super().__getstate__(), "__pydantic_private__": {"_dataset": None}}

    def __deepcopy__(self: R, memo: dict[int, Any] | None = None) -> R:
        return self  # immutable, so the row is its own copy

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return ((name, value) for name, value in super().__repr_args__() if value is not None)
