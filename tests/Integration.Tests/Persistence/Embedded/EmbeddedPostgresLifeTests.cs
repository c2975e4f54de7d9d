using System.Diagnostics;
using Npgsql;
using PropertyPlatform.Infrastructure.Persistence.Embedded;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence.Embedded;

public sealed class EmbeddedPostgresLifeTests : IAsyncDisposable
{
    private readonly DataFolders _folders = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task adopts_the_server_that_outlived_its_application()
    {
        var dead = _folders.Postgres("one");
        var before = await dead.StartAsync(Ct);
        var process = await DataFolders.ProcessOfAsync(before);

        var after = await _folders.Postgres("one").StartAsync(Ct);

        after.ShouldBe(before);
        (await DataFolders.ProcessOfAsync(after)).ShouldBe(process);
    }

    [Fact]
    public async Task stops_when_the_last_user_lets_go()
    {
        var (first, second) = (_folders.Postgres("one"), _folders.Postgres("one"));
        var server = await first.StartAsync(Ct);
        await second.StartAsync(Ct);

        await first.DisposeAsync();
        (await DataFolders.AskAsync(server, "SELECT 'serving'")).ShouldBe("serving");

        await second.DisposeAsync();
        await Should.ThrowAsync<NpgsqlException>(() => DataFolders.AskAsync(server, "SELECT 1"));
        File.Exists(Path.Combine(_folders.Root, "one", "postgres", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task starts_once_for_several_at_the_same_time()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _folders.Postgres("one").StartAsync(Ct)));

        servers.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task serves_two_data_folders_at_once()
    {
        var one = await _folders.Postgres("one").StartAsync(Ct);
        var two = await _folders.Postgres("two").StartAsync(Ct);

        (await DataFolders.ProcessOfAsync(one)).ShouldNotBe(await DataFolders.ProcessOfAsync(two));
    }

    [Fact]
    public async Task does_not_serve_the_data_of_the_folder_it_was_copied_from()
    {
        await _folders.Postgres("original").StartAsync(Ct);
        var copy = _folders.Postgres("copy");
        await copy.StartAsync(Ct);
        await copy.DisposeAsync();
        foreach (var file in (string[])["postgres.password", "postgres/postmaster.pid"])
            File.Copy(Path.Combine(_folders.Root, "original", file), Path.Combine(_folders.Root, "copy", file), overwrite: true);

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => _folders.Postgres("copy").StartAsync(Ct))).Message.ShouldContain("was copied from");
    }

    [Fact]
    public async Task keeps_what_was_committed_when_the_server_is_killed()
    {
        var server = await _folders.Postgres("one").StartAsync(Ct);
        await DataFolders.AskAsync(server, "CREATE TABLE votes (id int)");
        await DataFolders.AskAsync(server, "INSERT INTO votes SELECT generate_series(1, 2000)");

        using (var postmaster = Process.GetProcessById(await DataFolders.ProcessOfAsync(server)))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync(Ct);
        }

        NpgsqlConnection.ClearAllPools();
        var again = await _folders.Postgres("one").StartAsync(Ct);

        (await DataFolders.AskAsync(again, "SELECT count(*)::text FROM votes")).ShouldBe("2000");
    }

    [Fact]
    public async Task begins_anew_after_a_start_that_was_interrupted_while_making_the_folder()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(_folders.Root, "one", "postgres.new"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "18", Ct);

        (await DataFolders.AskAsync(await _folders.Postgres("one").StartAsync(Ct), "SELECT 'serving'")).ShouldBe("serving");
    }

    [Fact]
    public async Task says_what_to_do_when_its_programs_are_missing()
    {
        var postgres = _folders.Postgres("one", searchFrom: _folders.Root);

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => postgres.StartAsync(Ct))).Message.ShouldContain("ConnectionStrings:Platform");
    }

    public ValueTask DisposeAsync() => _folders.DisposeAsync();
}
