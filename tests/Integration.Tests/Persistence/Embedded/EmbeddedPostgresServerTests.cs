using Npgsql;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence.Embedded;

public sealed class EmbeddedPostgresServerTests(DataFolders folders) : IClassFixture<DataFolders>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task starts_from_nothing_with_unicode_text_and_durable_commits()
    {
        var server = await folders.Postgres("one").StartAsync(Ct);

        (await DataFolders.AskAsync(server, "SHOW server_encoding")).ShouldBe("UTF8");
        (await DataFolders.AskAsync(server, "SELECT datlocale FROM pg_database WHERE datname = current_database()")).ShouldBe("C.UTF-8");
        (await DataFolders.AskAsync(server, "SHOW fsync")).ShouldBe("on");
        (await DataFolders.AskAsync(server, "SHOW synchronous_commit")).ShouldBe("on");
        (await DataFolders.AskAsync(server, "SHOW listen_addresses")).ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task sorts_chinese_names_by_their_sound_where_a_column_asks_for_it()
    {
        var server = await folders.Postgres("one").StartAsync(Ct);

        (await DataFolders.AskAsync(server, "SELECT string_agg(n, '' ORDER BY n COLLATE \"zh-x-icu\") FROM unnest(ARRAY['张', '安', '李']) AS n")).ShouldBe("安李张");
    }

    [Fact]
    public async Task lets_nobody_in_without_the_password_that_only_its_owner_can_read()
    {
        var server = await folders.Postgres("one").StartAsync(Ct);

        var stranger = new NpgsqlConnectionStringBuilder(server) { Password = "guessed" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => DataFolders.AskAsync(stranger, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folders.Root, "one", "postgres.password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task makes_a_database_once()
    {
        var postgres = folders.Postgres("one");

        var first = await postgres.EnsureDatabaseAsync("platform", Ct);
        await DataFolders.AskAsync(first, "CREATE TABLE kept (id int)");
        var second = await postgres.EnsureDatabaseAsync("platform", Ct);

        second.ShouldBe(first);
        (await DataFolders.AskAsync(second, "SELECT count(*)::text FROM kept")).ShouldBe("0");
    }

    [Fact]
    public async Task gives_a_database_its_name_only_when_it_is_full()
    {
        var postgres = folders.Postgres("one");
        async Task Fill(string address, CancellationToken ct) => await DataFolders.AskAsync(address, "CREATE TABLE filled (id int)");

        await Should.ThrowAsync<InvalidOperationException>(() => postgres.EnsureDatabaseAsync("city", async (address, ct) =>
        {
            await Fill(address, ct);
            throw new InvalidOperationException("The lights went out.");
        }, Ct));
        var city = await postgres.EnsureDatabaseAsync("city", Fill, Ct);
        var again = await postgres.EnsureDatabaseAsync("city", Fill, Ct);

        again.ShouldBe(city);
        (await DataFolders.AskAsync(city, "SELECT count(*)::text FROM filled")).ShouldBe("0");
    }
}
