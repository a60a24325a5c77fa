using System.Data;
using System.Globalization;
using Dapper;

namespace Fachgruppe.Platform.Database;

/// <summary>How rows become records on both engines: snake_case columns, flags as 0 and 1, times as unix milliseconds.</summary>
internal static class DapperMappings
{
    private static readonly Lock Once = new();
    private static bool _done;

    /// <summary>Registers the mappings; calling it again changes nothing.</summary>
    public static void Register()
    {
        lock (Once)
        {
            if (_done)
            {
                return;
            }

            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.RemoveTypeMap(typeof(bool));
            SqlMapper.RemoveTypeMap(typeof(bool?));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new FlagHandler());
            SqlMapper.AddTypeHandler(new TimeHandler());
            _done = true;
        }
    }

    private sealed class FlagHandler : SqlMapper.TypeHandler<bool>
    {
        public override bool Parse(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;

        public override void SetValue(IDbDataParameter parameter, bool value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value ? 1L : 0L;
        }
    }

    private sealed class TimeHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) =>
            DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }
    }
}
