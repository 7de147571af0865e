using Checkout.Web.Workers;

namespace Checkout.Web.Messages;

/// <summary>Looks at one lane of the outbox every few seconds.</summary>
public abstract class OutboxWorker(MailLane lane, IServiceScopeFactory scopes, IOptions<MailOptions> options, TimeProvider clock,
    ILogger logger)
    : RepeatedWork(TimeSpan.FromSeconds(options.Value.PollSeconds), clock, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(lane, cancellation) > 0)
        {
            // Until nothing is due any more.
        }
    }
}

/// <summary>Sends what is words alone.</summary>
public sealed class WordsWorker(IServiceScopeFactory scopes, IOptions<MailOptions> options, TimeProvider clock,
    ILogger<WordsWorker> logger)
    : OutboxWorker(MailLane.Words, scopes, options, clock, logger);

/// <summary>Sends what carries documents.</summary>
public sealed class DocumentsWorker(IServiceScopeFactory scopes, IOptions<MailOptions> options, TimeProvider clock,
    ILogger<DocumentsWorker> logger)
    : OutboxWorker(MailLane.Documents, scopes, options, clock, logger);
