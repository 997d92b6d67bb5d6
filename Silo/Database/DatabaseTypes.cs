using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;
using InterTrust.Identity;
using Microsoft.Data.Sqlite;

namespace InterTrust.Database;

/// <summary>Maps the hub's own types to both databases: SQLite stores dates and moments as text.</summary>
internal static class DatabaseTypes
{
    /// <summary>Registers the types with Dapper, once in a process.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.TypeMapProvider = type => new RecordMap(type);
        // Dapper's built-in mappings of these types would take precedence over a handler.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.AddTypeHandler(new Handler<DateTimeOffset>(
            moment => moment.ToUniversalTime(),
            value => value is string text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : new((DateTime)value)));
        SqlMapper.AddTypeHandler(new Handler<DateOnly>(
            date => date,
            value => value is string text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly)value));
        Add<OdsCode>(ods => ods.Value);
        Add<NhsNumber>(number => number.Value);
        Add<ReferralId>(id => id.Value);
        Add<PathwayId>(id => id.Value);
        Add<DraftId>(id => id.Value);
    }

    /// <summary>A value as SQLite stores it. Moments have a fixed width, so that text order is time order.</summary>
    public static object? ForSqlite(object? value) => value switch
    {
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static void Add<T>(Func<T, string> text) where T : IParsable<T> =>
        SqlMapper.AddTypeHandler(new Handler<T>(text, value => T.Parse((string)value, CultureInfo.InvariantCulture)));

    private sealed class Handler<T>(Func<T, object> write, Func<object, T> read) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value) =>
            parameter.Value = value is null ? DBNull.Value : parameter is SqliteParameter ? ForSqlite(write(value)) : write(value);

        public override T Parse(object value) => read(value);
    }

    /// <summary>
    /// Records are created by the constructor whose parameters have the columns' names in order. Dapper's default also compares types, but
    /// the databases count in long and SQLite has no smaller integer.
    /// </summary>
    private sealed class RecordMap(Type type) : SqlMapper.ITypeMap
    {
        private readonly DefaultTypeMap byDefault = new(type);

        public ConstructorInfo? FindConstructor(string[] names, Type[] types) =>
            type.GetConstructors().FirstOrDefault(constructor => constructor.GetParameters().Select(parameter => parameter.Name)
                .SequenceEqual(names.Select(name => name.Replace("_", "", StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase))
            ?? byDefault.FindConstructor(names, types);

        public ConstructorInfo? FindExplicitConstructor() => byDefault.FindExplicitConstructor();

        public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) =>
            byDefault.GetConstructorParameter(constructor, columnName);

        public SqlMapper.IMemberMap? GetMember(string columnName) => byDefault.GetMember(columnName);
    }
}
