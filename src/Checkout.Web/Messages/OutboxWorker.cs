using Checkout.Web.Workers;

namespace Checkout.Web.Messages;

/// <summary>Looks at the outbox every few seconds.</summary>
public sealed class OutboxWorker(IServiceScopeFactory scopes, IOptions<MailOptions> options, TimeProvider clock,
    ILogger<OutboxWorker> logger)
    : RepeatedWork(TimeSpan.FromSeconds(options.Value.PollSeconds), clock, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(cancellation) > 0)
        {
            // Until nothing is due any more.
        }
    }
}
