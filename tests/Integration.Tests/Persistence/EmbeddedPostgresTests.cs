using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PropertyPlatform.Infrastructure.Persistence.Embedded;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence;

public sealed class EmbeddedPostgresTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("property-platform-").FullName;
    private readonly List<EmbeddedPostgres> _started = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        // A temporary folder is closed to the unprivileged user as whom the server runs under root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_root, (UnixFileMode)0b111_101_101);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task starts_from_nothing_with_unicode_text_and_durable_commits()
    {
        var server = await Postgres("one").StartAsync(Ct);

        (await AskAsync(server, "SHOW server_encoding")).ShouldBe("UTF8");
        (await AskAsync(server, "SELECT datlocale FROM pg_database WHERE datname = current_database()")).ShouldBe("C.UTF-8");
        (await AskAsync(server, "SHOW fsync")).ShouldBe("on");
        (await AskAsync(server, "SHOW synchronous_commit")).ShouldBe("on");
        (await AskAsync(server, "SHOW listen_addresses")).ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task sorts_chinese_names_by_their_sound_where_a_column_asks_for_it()
    {
        var server = await Postgres("one").StartAsync(Ct);

        (await AskAsync(server, "SELECT string_agg(n, '' ORDER BY n COLLATE \"zh-x-icu\") FROM unnest(ARRAY['张', '安', '李']) AS n")).ShouldBe("安李张");
    }

    [Fact]
    public async Task lets_nobody_in_without_the_password_that_only_its_owner_can_read()
    {
        var server = await Postgres("one").StartAsync(Ct);

        var stranger = new NpgsqlConnectionStringBuilder(server) { Password = "guessed" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(stranger, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_root, "one", "postgres.password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task makes_a_database_once()
    {
        var postgres = Postgres("one");

        var first = await postgres.EnsureDatabaseAsync("platform", Ct);
        await AskAsync(first, "CREATE TABLE kept (id int)");
        var second = await postgres.EnsureDatabaseAsync("platform", Ct);

        second.ShouldBe(first);
        (await AskAsync(second, "SELECT count(*)::text FROM kept")).ShouldBe("0");
    }

    [Fact]
    public async Task adopts_the_server_that_outlived_its_application()
    {
        var dead = Postgres("one");
        var before = await dead.StartAsync(Ct);
        var process = await ProcessOfAsync(before);

        var after = await Postgres("one").StartAsync(Ct);

        after.ShouldBe(before);
        (await ProcessOfAsync(after)).ShouldBe(process);
    }

    [Fact]
    public async Task stops_when_the_last_user_lets_go()
    {
        var (first, second) = (Postgres("one"), Postgres("one"));
        var server = await first.StartAsync(Ct);
        await second.StartAsync(Ct);

        await first.DisposeAsync();
        (await AskAsync(server, "SELECT 'serving'")).ShouldBe("serving");

        await second.DisposeAsync();
        await Should.ThrowAsync<NpgsqlException>(() => AskAsync(server, "SELECT 1"));
        File.Exists(Path.Combine(_root, "one", "postgres", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task starts_once_for_several_at_the_same_time()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Postgres("one").StartAsync(Ct)));

        servers.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task serves_two_data_folders_at_once()
    {
        var one = await Postgres("one").StartAsync(Ct);
        var two = await Postgres("two").StartAsync(Ct);

        (await ProcessOfAsync(one)).ShouldNotBe(await ProcessOfAsync(two));
    }

    [Fact]
    public async Task does_not_serve_the_data_of_the_folder_it_was_copied_from()
    {
        await Postgres("original").StartAsync(Ct);
        var copy = Postgres("copy");
        await copy.StartAsync(Ct);
        await copy.DisposeAsync();
        foreach (var file in (string[])["postgres.password", "postgres/postmaster.pid"])
            File.Copy(Path.Combine(_root, "original", file), Path.Combine(_root, "copy", file), overwrite: true);

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => Postgres("copy").StartAsync(Ct))).Message.ShouldContain("was copied from");
    }

    [Fact]
    public async Task keeps_what_was_committed_when_the_server_is_killed()
    {
        var server = await Postgres("one").StartAsync(Ct);
        await AskAsync(server, "CREATE TABLE votes (id int)");
        await AskAsync(server, "INSERT INTO votes SELECT generate_series(1, 2000)");

        using (var postmaster = Process.GetProcessById(await ProcessOfAsync(server)))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync(Ct);
        }

        NpgsqlConnection.ClearAllPools();
        var again = await Postgres("one").StartAsync(Ct);

        (await AskAsync(again, "SELECT count(*)::text FROM votes")).ShouldBe("2000");
    }

    [Fact]
    public async Task begins_anew_after_a_start_that_was_interrupted_while_making_the_folder()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(_root, "one", "postgres.new"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "18", Ct);

        (await AskAsync(await Postgres("one").StartAsync(Ct), "SELECT 'serving'")).ShouldBe("serving");
    }

    [Fact]
    public async Task says_what_to_do_when_its_programs_are_missing()
    {
        var postgres = Track(new EmbeddedPostgres(new EmbeddedPostgresOptions { DataFolder = Path.Combine(_root, "one"), SearchFrom = _root }, NullLogger<EmbeddedPostgres>.Instance));

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => postgres.StartAsync(Ct))).Message.ShouldContain("ConnectionStrings:Platform");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var postgres in _started) await postgres.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    private EmbeddedPostgres Postgres(string folder) =>
        Track(new EmbeddedPostgres(EmbeddedPostgresOptions.For(AppContext.BaseDirectory, Path.Combine(_root, folder)), NullLogger<EmbeddedPostgres>.Instance));

    private EmbeddedPostgres Track(EmbeddedPostgres postgres)
    {
        _started.Add(postgres);
        return postgres;
    }

    private static async Task<int> ProcessOfAsync(string server) =>
        int.Parse((await AskAsync(server, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"))!, CultureInfo.InvariantCulture);

    private static async Task<string?> AskAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(Ct);
    }
}
