using System.Diagnostics.CodeAnalysis;

namespace Checkout.Web.Workers;

/// <summary>Work that is done again and again while the portal runs. A failure is logged and the next turn tries again.</summary>
public abstract class RepeatedWork(TimeSpan pause, TimeProvider clock, ILogger logger) : BackgroundService
{
    // Lets the portal answer before the first turn.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    protected abstract Task WorkAsync(CancellationToken cancellation);

    /// <summary>One turn out of turn, for a sandbox whose clock is moved.</summary>
    internal Task TurnAsync(CancellationToken cancellation) => WorkAsync(cancellation);

    [SuppressMessage("Design", "CA1031", Justification = "A dead database or mail server must not end the work for good.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
                await Task.Delay(pause, clock, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "{Work} failed and is tried again in {Pause}", GetType().Name, pause);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
