using System.Collections;
using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PropertyPlatform.Integration.Tests.SqlServer;

/// <summary>
/// A SQL Server that is not there. What EF Core would send is kept and answered: with nothing, that is no rows, a count
/// of zero, one row changed; or, when generous, with one made-up row each, so that a question is asked which comes after
/// another was answered. So every query proves that it translates, without a server.
/// </summary>
internal sealed partial class ASilentServer : DbCommandInterceptor, IDbConnectionInterceptor
{
    // Who repeats a question until the answer is empty would never end.
    private const int Patience = 60;

    private bool _generous;

    /// <summary>What it was asked since the last <see cref="Forget"/>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Begins anew.</summary>
    /// <param name="generous">Whether there are rows.</param>
    public void Forget(bool generous)
    {
        Asked.Clear();
        _generous = generous;
    }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command)));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return ValueTask.FromResult(InterceptionResult<object>.SuppressWithResult(0));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
    }

    private Rows Answer(DbCommand command)
    {
        Keep(command);
        return new Rows(_generous || Aggregate().IsMatch(command.CommandText), _generous);
    }

    private void Keep(DbCommand command)
    {
        if (Asked.Count >= Patience) throw new OperationCanceledException("The server lost its patience.");
        Asked.Add(command.CommandText);
    }

    // An aggregate over no row is one row.
    [GeneratedRegex(@"^\s*SELECT\s+(COUNT|COUNT_BIG|CASE\s+WHEN\s+(NOT\s+)?EXISTS|CAST\(CASE|ISNULL\(SUM|COALESCE\(SUM|SUM|MAX|MIN|AVG)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Aggregate();

    /// <summary>A reader over no row or one. A row is zero, no, null where null is allowed; a generous one is yes and one.</summary>
    private sealed class Rows(bool any, bool yes) : DbDataReader
    {
        private static readonly Guid OneId = new("01900000-0000-7000-8000-000000000001");

        private readonly int _number = yes ? 1 : 0;
        private bool _isRead;

        public override int FieldCount => 1;

        public override bool HasRows => any;

        public override bool IsClosed => false;

        public override int RecordsAffected => 0;

        public override int Depth => 0;

        public override object this[int ordinal] => _number;

        public override object this[string name] => _number;

        public override bool Read()
        {
            var isNew = any && !_isRead;
            _isRead = true;
            return isNew;
        }

        public override bool NextResult() => false;

        public override bool IsDBNull(int ordinal) => false;

        public override bool GetBoolean(int ordinal) => yes;

        public override byte GetByte(int ordinal) => (byte)_number;

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

        public override char GetChar(int ordinal) => '0';

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

        public override string GetDataTypeName(int ordinal) => "int";

        public override DateTime GetDateTime(int ordinal) => new(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);

        public override decimal GetDecimal(int ordinal) => _number;

        public override double GetDouble(int ordinal) => _number;

        public override Type GetFieldType(int ordinal) => typeof(int);

        public override float GetFloat(int ordinal) => _number;

        public override Guid GetGuid(int ordinal) => OneId;

        public override short GetInt16(int ordinal) => (short)_number;

        public override int GetInt32(int ordinal) => _number;

        public override long GetInt64(int ordinal) => _number;

        public override string GetName(int ordinal) => "Value";

        public override int GetOrdinal(string name) => 0;

        // Reads as text, as a number and as the first value of any choice.
        public override string GetString(int ordinal) => "0";

        public override object GetValue(int ordinal) => _number;

        public override int GetValues(object[] values) => 0;

        public override T GetFieldValue<T>(int ordinal) =>
            (T?)(object?)(typeof(T) == typeof(DateTimeOffset) ? new DateTimeOffset(GetDateTime(ordinal)) : typeof(T) == typeof(DateOnly) ? new DateOnly(2026, 11, 20) : default(T))
            ?? throw new InvalidOperationException($"Nothing stands for a {typeof(T)}.");

        public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();
    }
}
