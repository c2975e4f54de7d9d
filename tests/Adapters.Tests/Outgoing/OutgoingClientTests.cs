using System.Diagnostics;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Outgoing;

/// <summary>How systems outside are asked: how often, how long, and when not at all.</summary>
public sealed class OutgoingClientTests
{
    private const string Busy = """{"errcode":-1}""";
    private const string Ok = """{"errcode":0}""";
    private readonly TestClock _clock = new();

    [Fact]
    public async Task asks_again_after_a_failure_that_passes()
    {
        await using var busy = await Counterpart.StartAsync(Reply.Ok(Busy), Reply.Ok(Ok));
        await using var failing = await Counterpart.StartAsync(Reply.Fails(500), Reply.Fails(502), Reply.Ok(Ok));

        (await AskAsync(Client(), busy)).ShouldBeOfType<OutgoingOutcome.Answered>().Reply.Text.ShouldBe(Ok);
        (await AskAsync(Client(), failing)).ShouldBeOfType<OutgoingOutcome.Answered>().Reply.Status.ShouldBe(200);

        busy.Requests.Count.ShouldBe(2);
        failing.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task does_not_ask_again_after_an_answer()
    {
        await using var refusing = await Counterpart.StartAsync(Reply.Ok("""{"errcode":43101}"""));
        await using var missing = await Counterpart.StartAsync(Reply.Fails(404));

        await AskAsync(Client(), refusing);
        await AskAsync(Client(), missing);

        refusing.Requests.Count.ShouldBe(1);
        missing.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task gives_up_after_three_silences_within_the_total_time()
    {
        await using var silent = await Counterpart.StartAsync(new Reply.Hangs());
        var started = Stopwatch.StartNew();

        var outcome = await AskAsync(Client(OutgoingPolicies.WeChat with { Attempt = TimeSpan.FromMilliseconds(300) }), silent);

        outcome.ShouldBe(new OutgoingOutcome.NoAnswer("timeout"));
        silent.Requests.Count.ShouldBe(3);
        started.Elapsed.ShouldBeLessThan(OutgoingPolicies.WeChat.Total);
    }

    [Fact]
    public async Task the_total_time_ends_repetition()
    {
        await using var silent = await Counterpart.StartAsync(new Reply.Hangs());

        var outcome = await AskAsync(Client(OutgoingPolicies.WeChat with { Attempt = TimeSpan.FromMilliseconds(400), Total = TimeSpan.FromMilliseconds(500) }), silent);

        outcome.ShouldBe(new OutgoingOutcome.NoAnswer("timeout"));
        silent.Requests.Count.ShouldBeLessThan(3);
    }

    [Fact]
    public async Task never_repeats_what_may_not_be_repeated()
    {
        await using var gone = await Counterpart.StartAsync(new Reply.HangsUp());
        var client = Client(OutgoingPolicies.SmsCode);
        // A connection that was used before is the one on which a handler repeats a request by itself.
        await using var once = await Counterpart.StartAsync(Reply.Ok(Ok), new Reply.HangsUp(), Reply.Ok(Ok));

        (await AskAsync(client, gone)).ShouldBeOfType<OutgoingOutcome.NoAnswer>();
        await AskAsync(client, once);
        (await AskAsync(client, once)).ShouldBeOfType<OutgoingOutcome.NoAnswer>();

        gone.Requests.Count.ShouldBe(1);
        once.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task knows_what_never_left()
    {
        var nobody = new Uri("http://127.0.0.1:9/");

        var outcome = await Client(OutgoingPolicies.SmsNotice).SendAsync(() => new HttpRequestMessage(HttpMethod.Post, nobody), TestContext.Current.CancellationToken);

        outcome.ShouldBeOfType<OutgoingOutcome.NotSent>();
    }

    [Fact]
    public async Task leaves_a_failing_system_alone_and_tries_it_after_the_break()
    {
        await using var failing = await Counterpart.StartAsync([.. Enumerable.Repeat(Reply.Fails(500), 24), Reply.Ok(Ok)]);
        var client = Client();
        for (var call = 0; call < 8; call++) await AskAsync(client, failing);
        var asked = failing.Requests.Count;

        var open = await AskAsync(client, failing);
        _clock.Advance(OutgoingPolicies.WeChat.Break + TimeSpan.FromSeconds(1));
        while (failing.Requests.Count < 24) await AskAsync(Client(), failing);
        var tried = await AskAsync(client, failing);

        asked.ShouldBeLessThanOrEqualTo(24);
        open.ShouldBeOfType<OutgoingOutcome.NotSent>().Why.ShouldBe("circuit open");
        tried.ShouldBeOfType<OutgoingOutcome.Answered>().Reply.Text.ShouldBe(Ok);
        (await AskAsync(client, failing)).ShouldBeOfType<OutgoingOutcome.Answered>();
    }

    [Fact]
    public async Task waits_as_long_as_it_is_told()
    {
        await using var full = await Counterpart.StartAsync(new Reply.Says(429, "", new Dictionary<string, string> { ["Retry-After"] = "1" }), Reply.Ok(Ok));
        var started = Stopwatch.StartNew();

        await AskAsync(Client(OutgoingPolicies.Tender), full);

        full.Requests.Count.ShouldBe(2);
        started.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task reads_no_answer_without_end()
    {
        await using var long_ = await Counterpart.StartAsync(Reply.Ok(new string('x', 2000)));

        var outcome = await AskAsync(Client(OutgoingPolicies.SmsCode with { MostBytes = 1000 }), long_);

        outcome.ShouldBe(new OutgoingOutcome.NoAnswer("answer too long"));
    }

    [Fact]
    public void takes_an_object_with_a_name_twice_for_none()
    {
        new OutgoingReply(200, """{"a":1,"a":2}"""u8.ToArray(), null, null).Json().ShouldBeNull();
        new OutgoingReply(200, "<html>"u8.ToArray(), null, null).Json().ShouldBeNull();
        new OutgoingReply(200, """{"a":1}"""u8.ToArray(), null, null).Json().ShouldNotBeNull();
    }

    private OutgoingClient Client(OutgoingPolicy? policy = null)
    {
        var http = new HttpClient(OutgoingModule.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        return new OutgoingClient((policy ?? OutgoingPolicies.WeChat) with { FirstWait = TimeSpan.FromMilliseconds(5) }, () => http, _clock);
    }

    private static async Task<OutgoingOutcome> AskAsync(OutgoingClient client, Counterpart other) =>
        await client.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, other.Address) { Content = new StringContent("{}") }, TestContext.Current.CancellationToken, reply => reply.Text == Busy);
}
