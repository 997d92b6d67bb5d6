namespace InterTrust.Journal;

/// <summary>
/// A table of the journal: one row for each entity. Besides these columns it has id and version; its events are in the table of the
/// same name with the suffix <c>_event</c>.
/// </summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">Its columns, in the order of a commit's row.</param>
public sealed record Table(string Name, IReadOnlyList<Column> Columns);

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
public sealed record Column(string Name, ColumnType Type);

/// <summary>What a column holds: string, int, bool, DateOnly, DateTimeOffset or byte[]; any may be null.</summary>
public enum ColumnType
{
    Text,
    Integer,
    Boolean,
    Date,
    Moment,
    Bytes,
}

/// <summary>A table whose columns are computed from a state.</summary>
/// <typeparam name="TState">The state.</typeparam>
public sealed class Table<TState>(string name, params (string Name, ColumnType Type, Func<TState, object?> Value)[] columns)
{
    public Table Definition { get; } = new(name, [.. columns.Select(c => new Column(c.Name, c.Type))]);

    public IReadOnlyList<object?> Row(TState state) => [.. columns.Select(c => c.Value(state))];
}
